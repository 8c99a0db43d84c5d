// Who shops, and how much lies in the cart; the masthead follows.
import { accounts, ordering } from "./api.js";

let customer = null;
const $ = (id) => document.getElementById(id);

export const shopper = () => customer;

export async function recognise() {
  try {
    const answer = await accounts.current();
    await welcome(answer.customer ?? answer);
  } catch (refused) {
    if (refused.status !== 401) say(refused.message);
    farewell();
  }
}

export async function welcome(who) {
  customer = who;
  $("nav-account").textContent = who.name;
  $("nav-orders").hidden = false;
  await ordering.cart().then(countCart, () => {});
}

export function farewell() {
  customer = null;
  $("nav-account").textContent = "Sign in";
  $("nav-orders").hidden = true;
  countCart({ lines: [] });
}

export function countCart(cart) {
  const count = $("cart-count");
  count.hidden = cart.lines.length === 0;
  count.textContent = String(cart.lines.length);
  count.setAttribute("aria-label", `${cart.lines.length} lines`);
}

// A checkout attempt has one key, kept over reloads and lost answers, so that asking again is never ordering twice.
// A changed cart is another attempt.
const KEY = "checkout-key";

export function checkoutKey() {
  let key = sessionStorage.getItem(KEY);
  if (!key) {
    key = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
    sessionStorage.setItem(KEY, key);
  }
  return key;
}

export const forgetCheckout = () => sessionStorage.removeItem(KEY);

let timer;
export function say(text) {
  const toast = $("toast");
  toast.textContent = text;
  clearTimeout(timer);
  timer = setTimeout(() => (toast.textContent = ""), 3500);
}

// Who shops, and how much lies in the cart; the masthead follows.
import { accounts, ordering } from "./api.js";

let customer = null;
const $ = (id) => document.getElementById(id);

export const shopper = () => customer;

export async function recognise() {
  try {
    const answer = await accounts.current();
    await welcome(answer.customer);
  } catch (refused) {
    if (refused.status !== 401) say(refused.message);
    farewell();
  }
}

export async function welcome(who) {
  customer = who;
  $("nav-name").textContent = who.name;
  $("nav-orders").hidden = false;
  $("nav-office").hidden = !who.admin;
  await ordering.cart().then(countCart, () => {});
}

export function farewell() {
  customer = null;
  $("nav-name").textContent = "Sign in";
  $("nav-orders").hidden = true;
  $("nav-office").hidden = true;
  countCart({ lines: [] });
}

export function countCart(cart) {
  const count = $("cart-count");
  const lines = cart.lines.length;
  count.hidden = lines === 0;
  count.replaceChildren(String(lines), Object.assign(document.createElement("span"), { className: "visually-hidden", textContent: lines === 1 ? " line" : " lines" }));
}

let timer;
export function say(text) {
  const toast = $("toast");
  toast.textContent = text;
  clearTimeout(timer);
  timer = setTimeout(() => (toast.textContent = ""), 6000);
}

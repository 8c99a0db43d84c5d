// The shop's page: an address after the # names a view, a view answers with a title, its content and perhaps how to close it.
import { account } from "./account/profile.js";
import { addresses } from "./account/addresses.js";
import { entrance } from "./account/entrance.js";
import { received } from "./account/received.js";
import { paid } from "./account/paid.js";
import { cart } from "./basket/cart.js";
import { checkout } from "./basket/checkout.js";
import { alertBox, h, lookAround } from "./dom.js";
import { history } from "./orders/history.js";
import { order } from "./orders/order.js";
import { track } from "./orders/track.js";
import { browse, place } from "./shelves/browse.js";
import { product } from "./shelves/product.js";
import { recognise, shopper } from "./shopper.js";

const main = document.getElementById("main");
const search = document.getElementById("search");
const tracking = document.getElementById("tracking");
// The office is fetched by those who work in it.
const office = (name) => async (...words) => (await import(`./office/${name}.js`)).view(...words);
const CUSTOMER = "a customer";
const ADMINISTRATOR = "an administrator";
const views = [
  [/^\/$/, browse],
  [/^\/p\/([^/]+)$/, product],
  [/^\/track\/([^/]+)$/, track],
  [/^\/sign-in$/, entrance],
  [/^\/account$/, account, CUSTOMER],
  [/^\/account\/addresses$/, addresses, CUSTOMER],
  [/^\/account\/notifications$/, received, CUSTOMER],
  [/^\/account\/payments$/, paid, CUSTOMER],
  [/^\/cart$/, cart, CUSTOMER],
  [/^\/checkout$/, checkout, CUSTOMER],
  [/^\/orders$/, history, CUSTOMER],
  [/^\/orders\/([^/]+)$/, order, CUSTOMER],
  [/^\/office$/, office("orders"), ADMINISTRATOR],
  [/^\/office\/orders\/([^/]+)$/, office("order"), ADMINISTRATOR],
  [/^\/office\/products$/, office("products"), ADMINISTRATOR],
  [/^\/office\/products\/([^/]+)$/, office("product"), ADMINISTRATOR],
  [/^\/office\/settlement$/, office("settlement"), ADMINISTRATOR],
];
let latest = 0;
let close;

async function show(first) {
  if (location.hash === "#main") return;
  const turn = ++latest;
  main.setAttribute("aria-busy", "true");
  const { title, content, close: closing } = await answer(location.hash.slice(1) || "/");
  if (turn !== latest) return closing?.(); // a later click was faster
  close?.();
  close = closing;
  main.replaceChildren(...content.flat(Infinity).filter(Boolean));
  main.removeAttribute("aria-busy");
  document.title = `${title} · ${document.body.dataset.shop}`;
  markPlace();
  if (!first) {
    arrive();
    window.scrollTo(0, 0);
  }
}

// The heading of what was opened gets the focus, so that it is read out and the keyboard goes on from there.
function arrive() {
  const heading = main.querySelector("h1") ?? main;
  heading.setAttribute("tabindex", "-1");
  heading.focus({ preventScroll: true });
}

function markPlace() {
  const here = location.hash.split("?")[0] || "#/";
  for (const link of document.querySelectorAll(".places a")) {
    const href = link.getAttribute("href");
    here === href || (href !== "#/" && here.startsWith(href)) ? link.setAttribute("aria-current", "page") : link.removeAttribute("aria-current");
  }
}

async function answer(address) {
  const [path, text = ""] = address.split("?");
  const query = Object.fromEntries(new URLSearchParams(text));
  search.elements.q.value = path === "/" ? (query.q ?? "") : "";
  const [pattern, view, needs] = views.find(([p]) => p.test(path)) ?? [];
  try {
    if (!view) return missing();
    if (needs && !shopper()) return entrance({ then: `#${address}` });
    if (needs === ADMINISTRATOR && !shopper().admin) return forbidden();
    return await view(...path.match(pattern).slice(1).map(decodeURIComponent), query);
  } catch (refused) {
    if (refused.status === 404) return missing(refused.message);
    if (refused.status === 401) {
      await recognise();
      return entrance({ then: `#${address}` });
    }
    return { title: "Sorry", content: [h("h1", {}, "Sorry"), alertBox("This could not be shown", refused.message), h("p", {}, h("button", { type: "button", class: "primary", onclick: () => show() }, "Try again"))] };
  }
}

const missing = (why = "It may have been sold for the last time.") => ({ title: "Not here", content: [h("h1", {}, "That is not here"), h("p", {}, why), h("p", {}, lookAround())] });
const forbidden = () => ({ title: "Not for you", content: [h("h1", {}, "The office is for those who run the shop"), h("p", {}, "You are signed in as a customer. Sign in as an administrator to come in."), h("p", {}, lookAround())] });

search.addEventListener("submit", (event) => {
  event.preventDefault();
  location.hash = place({ q: search.elements.q.value.trim() });
});
tracking.addEventListener("submit", (event) => {
  event.preventDefault();
  location.hash = `#/track/${encodeURIComponent(tracking.elements.parcel.value.trim().toUpperCase())}`;
});
document.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault();
  main.focus();
});
window.addEventListener("hashchange", () => show());
await recognise();
await show(true);

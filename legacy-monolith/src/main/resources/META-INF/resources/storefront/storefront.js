// The shop's page: an address after the # names a view, a view answers with a title and its content.
import { account } from "./account.js";
import { browse, place } from "./browse.js";
import { cart } from "./cart.js";
import { checkout } from "./checkout.js";
import { alertBox, h } from "./dom.js";
import { order, orders } from "./orders.js";
import { product } from "./product.js";
import { recognise, shopper } from "./shopper.js";

const main = document.getElementById("main");
const search = document.getElementById("search");
const views = [
  [/^\/$/, browse],
  [/^\/p\/([^/]+)$/, product],
  [/^\/account$/, account],
  [/^\/cart$/, cart, "a customer"],
  [/^\/checkout$/, checkout, "a customer"],
  [/^\/orders$/, orders, "a customer"],
  [/^\/orders\/([^/]+)$/, order, "a customer"],
];
let latest = 0;

async function show(first) {
  if (location.hash === "#main") return;
  const turn = ++latest;
  main.setAttribute("aria-busy", "true");
  const { title, content } = await answer(location.hash.slice(1) || "/");
  if (turn !== latest) return; // a later click was faster
  main.replaceChildren(...content.flat().filter(Boolean));
  main.removeAttribute("aria-busy");
  document.title = `${title} · ${document.body.dataset.shop}`;
  if (!first) {
    main.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }
}

async function answer(address) {
  const [path, text = ""] = address.split("?");
  const query = Object.fromEntries(new URLSearchParams(text));
  search.elements.q.value = query.q ?? "";
  const [pattern, view, needs] = views.find(([p]) => p.test(path)) ?? [];
  try {
    if (!view) return missing();
    if (needs && !shopper()) return account({ then: `#${address}` });
    return await view(...path.match(pattern).slice(1).map(decodeURIComponent), query);
  } catch (refused) {
    if (refused.status === 404) return missing();
    if (refused.status === 401) {
      await recognise();
      return account({ then: `#${address}` });
    }
    return { title: "Sorry", content: [h("h1", {}, "Sorry"), alertBox("This could not be shown", refused.message), h("p", {}, h("button", { type: "button", class: "primary", onclick: () => show() }, "Try again"))] };
  }
}

const missing = () => ({ title: "Not here", content: [h("h1", {}, "That is not here"), h("p", {}, "It may have been sold for the last time. ", h("a", { href: "#/" }, "Look around"))] });

search.addEventListener("submit", (event) => {
  event.preventDefault();
  location.hash = place({ q: search.elements.q.value.trim() });
});
document.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault();
  main.focus();
});
window.addEventListener("hashchange", () => show());
await recognise();
await show(true);

// Finding the product whose price, texts or stock shall change.
import { catalog } from "../api.js";
import { empty, h } from "../dom.js";
import { field } from "../forms.js";
import { paging, table } from "../lists.js";
import { picture } from "../pictures/picture.js";
import { calm, money, plural } from "../words.js";
import { officePage } from "./corner.js";

const place = (query) => `#/office/products?${new URLSearchParams(Object.entries(query).filter(([, value]) => value))}`;

export async function view(query) {
  const { q, page } = query;
  const found = await catalog.products({ q, page, size: 20 });
  const search = h("form", { class: "filter", role: "search", "aria-label": "Products", onsubmit: (event) => {
    event.preventDefault();
    location.hash = place({ q: search.elements.q.value.trim() });
  } },
    field("Name or code", { id: "product-q", name: "q", type: "search", value: q, maxlength: 80, autocomplete: "off" }),
    h("button", { type: "submit", class: "primary" }, "Find"));
  return officePage("Products", "#/office/products", h("h1", {}, "Products and stock"), search,
    h("p", { class: "muted", role: "status" }, plural(found.total, "product")),
    found.items.length ? table("Products", [
      ["Product", (p) => h("a", { class: "with-picture", href: `#/office/products/${encodeURIComponent(p.sku)}` }, picture(p.sku, p.name), h("span", {}, calm(p.name)))],
      ["Code", (p) => p.sku],
      ["Aisle", (p) => p.category],
      ["Price", (p) => money(p.price), "number"],
    ], found.items) : empty("No product is called so."),
    paging(found, (to) => place({ ...query, page: to || "" })));
}

import { catalog } from "./api.js";
import { h } from "./dom.js";
import { picture } from "./picture.js";
import { calm, money, plural } from "./words.js";

const SIZE = 24;
const SORTS = { name: "Name", price: "Price, low to high", "-price": "Price, high to low", newest: "Newest first" };

export async function browse(query) {
  const { category, q, sort = "name", page = "0" } = query;
  const [{ items: categories }, found] = await Promise.all([
    catalog.categories(),
    catalog.products({ ...(category && { category }), ...(q && { q }), sort, page, size: SIZE }),
  ]);
  const name = categories.find((c) => c.slug === category)?.name;
  const heading = q ? `“${q}”${name ? ` in ${name}` : ""}` : (name ?? "Everything in the shop");
  return {
    title: q ? `Search: ${q}` : (name ?? "Gifts by the dozen"),
    content: [
      !category && !q && page === "0" && hero(),
      h("div", { class: "shelves" },
        aisles(categories, query),
        h("section", { "aria-labelledby": "heading" },
          h("div", { class: "shelf-head" },
            h("div", {}, h(category || q ? "h1" : "h2", { id: "heading" }, heading), h("p", { class: "muted" }, plural(found.total, "product"))),
            sorting(query, sort)),
          found.items.length ? h("ul", { class: "grid" }, found.items.map(card)) : nothing(q),
          paging(query, found))),
    ],
  };
}

export const place = (query) => `#/?${new URLSearchParams(Object.entries(query).filter(([, value]) => value))}`;

const hero = () =>
  h("section", { class: "hero" },
    h("h1", {}, "Gifts by the dozen, for shops that care what they sell."),
    h("p", {}, "Lanterns, lunch bags and cake tins, sent from London and Manchester. Trade prices, no minimum."));

function aisles(categories, { category, q }) {
  const link = (slug, name, count) =>
    h("li", {}, h("a", { href: place({ category: slug, q }), "aria-current": (slug ?? "") === (category ?? "") && "page" }, name, count != null && h("span", {}, String(count))));
  return h("nav", { class: "aisles", "aria-label": "Categories" },
    h("ul", {}, link(undefined, "Everything"), categories.filter((c) => c.products > 0).map((c) => link(c.slug, c.name, c.products))));
}

function sorting(query, sort) {
  return h("div", { class: "sorting" },
    h("label", { for: "sort" }, "Sort by"),
    h("select", { id: "sort", onchange: (event) => (location.hash = place({ ...query, sort: event.target.value, page: "" })) },
      Object.entries(SORTS).map(([value, text]) => h("option", { value, selected: value === sort }, text))));
}

const card = (product) =>
  h("li", {},
    h("a", { class: "card", href: `#/p/${encodeURIComponent(product.sku)}` },
      picture(product.sku, product.name),
      h("span", { class: "card-name" }, calm(product.name)),
      h("span", { class: "card-foot" }, h("span", { class: "price" }, money(product.price)), h("span", { class: "sku" }, product.sku))));

const nothing = (q) =>
  h("div", { class: "empty" }, h("p", {}, q ? `Nothing here is called “${q}”.` : "Nothing here yet."), h("p", {}, h("a", { href: "#/" }, "See everything")));

function paging(query, { page, size, total }) {
  const last = Math.ceil(total / size) - 1;
  if (last < 1) return null;
  const link = (to, text, rel) => (to < 0 || to > last ? h("span", { class: "button quiet off" }, text) : h("a", { class: "button quiet", rel, href: place({ ...query, page: String(to) }) }, text));
  return h("nav", { class: "paging", "aria-label": "Pages" }, link(page - 1, "← Before", "prev"), h("span", {}, `Page ${page + 1} of ${last + 1}`), link(page + 1, "Next →", "next"));
}

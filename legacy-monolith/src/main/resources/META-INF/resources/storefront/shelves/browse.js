import { catalog } from "../api.js";
import { empty, h } from "../dom.js";
import { paging } from "../lists.js";
import { plural } from "../words.js";
import { card } from "./card.js";
import { shopWindow } from "./window.js";

const SIZE = 24;
const SORTS = { name: "Name", price: "Price, low to high", "-price": "Price, high to low", newest: "Newest first" };

export async function browse(query) {
  const { category, q, page = "0" } = query;
  const isFront = !category && !q && page === "0";
  const sort = query.sort ?? "name";
  const [{ items: categories }, found] = await Promise.all([
    catalog.categories(),
    catalog.products({ category, q, sort, page, size: SIZE }),
  ]);
  const name = categories.find((c) => c.slug === category)?.name;
  const heading = q ? `“${q}”${name ? ` in ${name}` : ""}` : (name ?? "Everything in the shop");
  return {
    title: q ? `Search: ${q}` : (name ?? "Gifts by the dozen"),
    content: [
      isFront && shopWindow(),
      h("div", { class: "shelves" },
        aisles(categories, query),
        h("section", { "aria-labelledby": "heading" },
          h("div", { class: "shelf-head" },
            h("div", {}, h(isFront ? "h2" : "h1", { id: "heading" }, heading), h("p", { class: "muted" }, plural(found.total, "product"))),
            sorting(query, sort)),
          found.items.length ? h("ul", { class: "grid" }, found.items.map(card)) : empty(q ? `Nothing here is called “${q}”.` : "Nothing here yet.", h("a", { href: "#/" }, "See everything")),
          paging(found, (to) => place({ ...query, page: to || "" })))),
    ],
  };
}

export const place = (query) => `#/?${new URLSearchParams(Object.entries(query).filter(([, value]) => value))}`;

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

// What stands on the same shelf as a product. It comes later than the product, and nobody misses it where it cannot be had.
import { catalog } from "../api.js";
import { h } from "../dom.js";
import { hash } from "../pictures/svg.js";
import { card } from "./card.js";

const SHOWN = 4;

export function neighbours({ sku, category }) {
  const place = h("section", { class: "neighbours", "aria-labelledby": "neighbours", hidden: true });
  load(place, sku, category).catch(() => {});
  return place;
}

async function load(place, sku, category) {
  const query = { category: category.slug, size: 24, sort: "newest" };
  const { items } = await catalog.products(query);
  const others = items.filter((each) => each.sku !== sku).sort((a, b) => hash(a.sku + sku) - hash(b.sku + sku)).slice(0, SHOWN);
  if (!others.length) return;
  place.append(h("h2", { id: "neighbours" }, "From the same shelf"), h("ul", { class: "grid" }, others.map(card)));
  place.hidden = false;
}

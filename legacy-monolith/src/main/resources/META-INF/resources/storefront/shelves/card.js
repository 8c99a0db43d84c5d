// A product as a plate in a list.
import { h } from "../dom.js";
import { picture } from "../pictures/picture.js";
import { calm, money } from "../words.js";

export const address = (sku) => `#/p/${encodeURIComponent(sku)}`;

export const card = (product) =>
  h("li", {},
    h("a", { class: "card", href: address(product.sku) },
      h("span", { class: "plate" }, picture(product.sku, product.name)),
      h("span", { class: "card-name" }, calm(product.name)),
      h("span", { class: "card-foot" }, h("span", { class: "sku" }, `No. ${product.sku}`), h("span", { class: "price tag" }, money(product.price)))));

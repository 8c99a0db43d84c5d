import { catalog, inventory, ordering } from "../api.js";
import { forgetCheckout } from "../basket/attempt.js";
import { alertBox, h, once, show } from "../dom.js";
import { field } from "../forms.js";
import { picture } from "../pictures/picture.js";
import { countCart, say, shopper } from "../shopper.js";
import { calm, count, date, money, plural } from "../words.js";
import { address } from "./card.js";
import { neighbours } from "./neighbours.js";

export async function product(sku) {
  const found = await catalog.product(sku);
  const name = calm(found.name);
  const availability = h("p", { class: "stock", "aria-live": "polite" }, "Looking in the warehouses …");
  inventory.stock(found.sku).then((stock) => availability.replaceChildren(...described(stock)), () => (availability.textContent = "How many there are cannot be said just now."));
  return {
    title: name,
    content: [
      h("nav", { class: "crumbs", "aria-label": "Where you are" }, h("a", { href: "#/" }, "Shop"), " / ", h("a", { href: `#/?category=${encodeURIComponent(found.category.slug)}` }, found.category.name)),
      h("article", { class: "product" },
        h("div", { class: "plate large" }, picture(found.sku, found.name)),
        h("div", { class: "particulars" },
          h("p", { class: "kicker" }, `No. ${found.sku}`),
          h("h1", {}, name),
          h("p", { class: "price big" }, money(found.price), h("small", {}, " each, before tax")),
          found.description && h("p", {}, found.description),
          found.status === "active" ? [availability, buying(found)] : h("p", { class: "notice" }, found.status === "surcharge" ? "This is a charge, not a thing to buy." : "We no longer sell this."),
          h("dl", { class: "facts" }, h("dt", {}, "Code"), h("dd", {}, found.sku), h("dt", {}, "Aisle"), h("dd", {}, found.category.name), h("dt", {}, "Listed price since"), h("dd", {}, date(found.changedAt))),
          shopper()?.admin && h("p", {}, h("a", { href: `#/office/products/${encodeURIComponent(found.sku)}` }, "Change price, texts and stock in the office")))),
      neighbours(found),
    ],
  };
}

function described({ available, warehouses }) {
  if (available <= 0) return [h("span", { class: "dot none" }), "Out of stock at the moment."];
  const where = warehouses.filter((w) => w.quantity > 0).map((w) => `${count(w.quantity)} in ${w.name}`);
  return [h("span", { class: available < 20 ? "dot few" : "dot" }), `${plural(available, "piece")} in stock`, where.length > 1 ? h("span", { class: "muted" }, ` (${where.join(", ")})`) : ""];
}

function buying(found) {
  const trouble = h("div");
  const button = h("button", { type: "submit", class: "primary" }, "Add to cart");
  const quantity = field("Quantity", { id: "quantity", type: "number", min: 1, max: 10000, value: 1, required: true, inputmode: "numeric" });
  const dozens = [6, 12, 24, 48].map((n) => h("button", { type: "button", class: "chip", onclick: () => (quantity.querySelector("input").value = n) }, String(n)));
  const form = h("form", { class: "buying", "aria-label": "Buy", onsubmit: (event) => (event.preventDefault(), once(button, add)) },
    quantity, h("div", { class: "chips", role: "group", "aria-label": "Usual quantities" }, dozens), button);
  async function add() {
    if (!shopper()) {
      say("Sign in or register first; then your cart is kept for you.");
      location.hash = `#/sign-in?then=${encodeURIComponent(address(found.sku))}`;
      return;
    }
    try {
      const wanted = Number(form.elements.quantity.value);
      const before = (await ordering.cart()).lines.find((line) => line.sku === found.sku)?.quantity ?? 0;
      countCart(await ordering.put(found.sku, before + wanted));
      forgetCheckout();
      trouble.replaceChildren(h("p", { class: "notice good", role: "status" }, `${plural(before + wanted, "piece")} in your cart. `, h("a", { href: "#/cart" }, "Go to the cart")));
    } catch (refused) {
      show(trouble, alertBox("This could not be added", refused.message, ...refused.errors.map((e) => e.message)));
    }
  }
  return h("div", {}, form, trouble);
}

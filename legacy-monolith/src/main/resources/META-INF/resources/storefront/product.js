import { catalog, inventory, ordering } from "./api.js";
import { alertBox, field, h, once, show } from "./dom.js";
import { picture } from "./picture.js";
import { countCart, forgetCheckout, say, shopper } from "./shopper.js";
import { calm, money, plural } from "./words.js";

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
        picture(found.sku, found.name),
        h("div", {},
          h("h1", {}, name),
          h("p", { class: "price big" }, money(found.price), h("small", {}, " each, before tax")),
          h("p", { class: "muted" }, `Code ${found.sku}`),
          found.description && h("p", {}, found.description),
          found.status === "active" ? [availability, buying(found)] : h("p", { class: "notice" }, found.status === "surcharge" ? "This is a charge, not a thing to buy." : "We no longer sell this."))),
    ],
  };
}

function described({ available, warehouses }) {
  if (available <= 0) return [h("span", { class: "dot none" }), "Out of stock at the moment."];
  const where = warehouses.filter((w) => w.quantity > 0).map((w) => `${w.quantity.toLocaleString("en-GB")} in ${w.name}`);
  return [h("span", { class: available < 20 ? "dot few" : "dot" }), `${plural(available, "piece")} in stock`, where.length > 1 && h("span", { class: "muted" }, ` (${where.join(", ")})`)];
}

function buying(found) {
  const trouble = h("div");
  const button = h("button", { type: "submit", class: "primary" }, "Add to cart");
  const form = h("form", { class: "buying", onsubmit: (event) => (event.preventDefault(), once(button, add)) },
    field("Quantity", { id: "quantity", type: "number", min: 1, max: 10000, value: 1, required: true, inputmode: "numeric" }), button);
  async function add() {
    if (!shopper()) {
      say("Sign in or register first; then your cart is kept for you.");
      location.hash = `#/account?then=${encodeURIComponent(`#/p/${found.sku}`)}`;
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

import { accounts, ordering } from "./api.js";
import { alertBox, field, h, once, show } from "./dom.js";
import { checkoutKey, countCart, forgetCheckout, shopper } from "./shopper.js";
import { calm, money, plural } from "./words.js";

export async function checkout() {
  const [cart, known] = await Promise.all([ordering.cart(), accounts.addresses()]);
  const addresses = known.items ?? known;
  if (!cart.lines.length) return { title: "Check out", content: [h("h1", {}, "Check out"), h("p", {}, "Your cart is empty. ", h("a", { href: "#/" }, "Look around"))] };
  const trouble = h("div");
  const button = h("button", { type: "submit", class: "primary wide" }, `Place order for ${money(cart.total)}`);
  const form = h("form", { class: "checkout", onsubmit: (event) => (event.preventDefault(), once(button, () => place(form, cart, trouble))) },
    h("div", {}, trouble, delivery(addresses), payment()),
    h("aside", { "aria-label": "What you order" },
      h("h2", {}, plural(cart.lines.length, "line")),
      h("ul", { class: "plain" }, cart.lines.map((line) => h("li", {}, h("span", {}, `${line.quantity.toLocaleString("en-GB")} × ${calm(line.name)}`), h("span", {}, money(line.amount))))),
      h("p", { class: "total" }, "Total ", h("strong", {}, money(cart.total))), button));
  return { title: "Check out", content: [h("h1", {}, "Check out"), form] };
}

function delivery(addresses) {
  const fresh = h("div", { class: "fresh" },
    field("Address line 1", { id: "line1", maxlength: 120, autocomplete: "address-line1" }),
    field("Address line 2 (if any)", { id: "line2", maxlength: 120, autocomplete: "address-line2" }),
    field("City", { id: "city", maxlength: 80, autocomplete: "address-level2" }),
    field("Postcode", { id: "postcode", maxlength: 20, autocomplete: "postal-code" }),
    field("Country", { id: "country", maxlength: 60, value: shopper().country, autocomplete: "country-name" }));
  const wanted = (isFresh) => {
    fresh.hidden = !isFresh;
    for (const input of fresh.querySelectorAll("input")) {
      input.disabled = !isFresh;
      input.required = isFresh && input.name !== "line2";
    }
  };
  const choice = (value, text, checked) => h("label", { class: "choice" }, h("input", { type: "radio", name: "address", value, checked, onchange: () => wanted(value === "") }), h("span", {}, text));
  wanted(!addresses.length);
  return h("fieldset", {}, h("legend", {}, "Deliver to"),
    addresses.map((a, i) => choice(String(a.id), [a.line1, a.line2, a.city, a.postcode, a.country].filter(Boolean).join(", "), i === 0)),
    addresses.length > 0 && choice("", "Another address", false), fresh);
}

function payment() {
  const card = h("div", { class: "fresh" },
    field("Card number", { id: "number", inputmode: "numeric", autocomplete: "cc-number", maxlength: 23 }),
    field("Expires", { id: "expiry", placeholder: "MM/YY", autocomplete: "cc-exp", maxlength: 5 }),
    field("Security code", { id: "cvc", inputmode: "numeric", autocomplete: "cc-csc", maxlength: 4 }));
  const wanted = (isCard) => {
    card.hidden = !isCard;
    for (const input of card.querySelectorAll("input")) input.required = !(input.disabled = !isCard);
  };
  const choice = (value, text, checked) => h("label", { class: "choice" }, h("input", { type: "radio", name: "payment", value, checked, onchange: () => wanted(value === "card") }), h("span", {}, text));
  wanted(false);
  return h("fieldset", {}, h("legend", {}, "Pay by"), choice("invoice", "Invoice, thirty days", true), choice("card", "Card", false), card);
}

async function place(form, cart, trouble) {
  try {
    const values = Object.fromEntries(new FormData(form));
    const addressId = values.address ? Number(values.address) : (await newAddress(form, values)).id;
    const order = await ordering.checkOut(checkoutKey(), { addressId, payment: values.payment, ...(values.payment === "card" && { card: { number: values.number, expiry: values.expiry, cvc: values.cvc } }) });
    forgetCheckout();
    countCart({ lines: [] });
    location.hash = `#/orders/${encodeURIComponent(order.number)}?thanks=1`;
  } catch (refused) {
    show(trouble, explained(refused, cart));
  }
}

// Becomes a choice at once, so that trying again does not store it a second time.
async function newAddress(form, { line1, line2, city, postcode, country }) {
  const stored = await accounts.addAddress({ kind: "shipping", line1, ...(line2 && { line2 }), city, postcode, country });
  form.querySelector("fieldset").replaceWith(delivery([stored]));
  return stored;
}

function explained(refused, cart) {
  const named = (sku) => calm(cart.lines.find((line) => line.sku === sku)?.name ?? sku);
  if (refused.status === 402) return alertBox("Your card was not accepted", refused.message);
  if (refused.status !== 409) return alertBox("Your order was not placed", refused.message, ...refused.errors.map((e) => `${e.field.replace(/^card\./, "")}: ${e.message}`));
  const box = alertBox("Not everything is there in that quantity", ...refused.errors.map((e) => `${named(e.field)}: ${e.message}.`));
  if (!refused.errors.length) box.append(h("p", {}, refused.message));
  box.append(h("p", {}, "Nothing was ordered. ", h("a", { href: "#/cart" }, "Change the cart")));
  return box;
}

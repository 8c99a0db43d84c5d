// Why an order was not placed, and what can be done about it, without leaving the checkout.
import { ordering } from "../api.js";
import { alertBox, h, once, show as put } from "../dom.js";
import { complain } from "../forms.js";
import { calm, count } from "../words.js";
import { forgetCheckout } from "./attempt.js";

export async function explain(refused, { form, trouble, lines, again, show }) {
  switch (refused.status) {
    case 402: return declined(refused, form, trouble);
    case 0:
    case 503: return put(trouble, silent(refused, again));
    case 409: return refused.errors.length ? put(trouble, missing(refused, lines, trouble, show)) : changed(refused, trouble, show);
    default: return complain(form, trouble, "Your order was not placed", refused);
  }
}

function declined(refused, form, trouble) {
  const number = form.elements.number;
  const box = alertBox("Your card was declined", refused.message);
  box.append(h("p", {}, h("button", { type: "button", class: "quiet", onclick: () => (number.select(), number.focus()) }, "Try another card")));
  put(trouble, box);
}

// Asked again with the same key: if the first attempt did arrive, its order is shown and not placed a second time.
function silent(refused, again) {
  const title = refused.status === 0 ? "The shop did not answer" : "Nothing was ordered";
  const box = alertBox(title, refused.message);
  box.append(h("p", {}, h("button", { type: "button", class: "primary", onclick: again }, "Try again")), h("p", { class: "muted" }, "Trying again is safe: it can never order or charge twice."));
  return box;
}

async function changed(refused, trouble, show) {
  forgetCheckout();
  put(trouble, alertBox("Your order was not placed", refused.message));
  show(await ordering.cart());
}

function missing({ errors }, lines, trouble, show) {
  const gone = errors.map(({ field: sku, message }) => {
    const line = lines.find((each) => each.sku === sku);
    return { sku, message, name: calm(line?.name ?? sku), wanted: line?.quantity, left: Number(/only (\d+) left/.exec(message)?.[1] ?? 0) };
  });
  const box = alertBox("Not everything is there in that quantity", "Nothing was ordered, and nothing was charged.");
  const adjust = h("button", { type: "button", class: "primary", onclick: () => once(adjust, take) }, gone.some((each) => each.left) ? "Take what is there" : "Leave it out");
  box.append(
    h("ul", { class: "gone" }, gone.map(({ name, message, wanted, left }) =>
      h("li", {}, h("strong", {}, name), `: ${message}`, h("span", { class: "muted" }, left ? ` – you wanted ${count(wanted)}` : " – it would come off your order")))),
    h("p", { class: "buttons" }, adjust, h("a", { class: "button quiet", href: "#/cart" }, "Change the cart")));
  async function take() {
    try {
      for (const { sku, left } of gone) await (left ? ordering.put(sku, left) : ordering.remove(sku));
      forgetCheckout();
      show(await ordering.cart());
      put(trouble, h("p", { class: "notice good", role: "status", tabindex: "-1" }, "Your order is adjusted. Look it over, then place it."));
    } catch (refused) {
      put(trouble, alertBox("The cart was not changed", refused.message));
    }
  }
  return box;
}

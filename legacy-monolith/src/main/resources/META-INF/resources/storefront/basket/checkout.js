// From a cart to an order: where to, how it is paid, and what is said when it does not work.
import { accounts, ordering } from "../api.js";
import { h, lookAround, once } from "../dom.js";
import { unmark, values } from "../forms.js";
import { countCart } from "../shopper.js";
import { calm, count, money, plural } from "../words.js";
import { checkoutKey, forgetCheckout } from "./attempt.js";
import { delivery, newAddress } from "./delivery.js";
import { cardOf, payment } from "./paying.js";
import { explain } from "./trouble.js";

export async function checkout() {
  const [cart, addresses] = await Promise.all([ordering.cart(), accounts.addresses()]);
  if (!cart.lines.length) return { title: "Check out", content: [h("h1", {}, "Check out"), h("p", {}, "Your cart is empty."), h("p", {}, lookAround())] };
  const trouble = h("div");
  const button = h("button", { type: "submit", class: "primary wide" });
  const summary = h("div");
  const form = h("form", { class: "checkout", "aria-label": "Check out", onsubmit: (event) => (event.preventDefault(), once(button, place)) },
    h("div", {}, trouble, delivery(addresses), payment()),
    h("aside", { class: "receipt", "aria-label": "What you order" }, summary, button));
  let lines;
  show(cart);

  function show(now) {
    lines = now.lines;
    countCart(now);
    if (!lines.length) return (location.hash = "#/cart");
    button.textContent = `Place order for ${money(now.total)}`;
    summary.replaceChildren(h("h2", {}, plural(lines.length, "line")),
      h("ul", { class: "plain" }, lines.map((line) => h("li", {}, h("span", {}, `${count(line.quantity)} × ${calm(line.name)}`), h("span", {}, money(line.amount))))),
      h("p", { class: "total" }, "Total ", h("strong", {}, money(now.total))));
  }

  async function place() {
    trouble.replaceChildren();
    unmark(form);
    try {
      const chosen = values(form);
      const addressId = chosen.address ? Number(chosen.address) : (await newAddress(form, chosen)).id;
      const card = chosen.payment === "card" ? { card: cardOf(chosen) } : {};
      const order = await ordering.checkOut(checkoutKey(), { addressId, payment: chosen.payment, ...card });
      forgetCheckout();
      countCart({ lines: [] });
      location.hash = `#/orders/${encodeURIComponent(order.number)}?thanks=1`;
    } catch (refused) {
      await explain(refused, { form, trouble, lines, again: () => once(button, place), show });
    }
  }
  return { title: "Check out", content: [h("h1", {}, "Check out"), form] };
}

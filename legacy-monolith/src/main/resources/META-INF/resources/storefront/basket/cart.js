import { ordering } from "../api.js";
import { alertBox, empty, h, lookAround, once, show } from "../dom.js";
import { picture } from "../pictures/picture.js";
import { address } from "../shelves/card.js";
import { countCart, say } from "../shopper.js";
import { calm, money, plural } from "../words.js";
import { forgetCheckout } from "./attempt.js";

export async function cart() {
  const content = h("div");
  draw(content, await ordering.cart());
  return { title: "Your cart", content: [h("h1", {}, "Your cart"), content] };
}

function draw(content, found) {
  countCart(found);
  const trouble = h("div");
  if (!found.lines.length) {
    content.replaceChildren(empty("There is nothing in it yet.", lookAround()));
    return;
  }
  const change = (work, said) => async () => {
    try {
      const next = await work();
      forgetCheckout();
      draw(content, next);
      say(said);
    } catch (refused) {
      show(trouble, alertBox("The cart was not changed", refused.message, ...refused.errors.map((e) => e.message)));
    }
  };
  // Redrawing must not lose a keyboard's place: what had the focus has it again.
  const held = document.activeElement?.id;
  content.replaceChildren(
    trouble,
    h("div", { class: "checkout" },
      h("ul", { class: "lines" }, found.lines.map((line) => row(line, change))),
      h("aside", { class: "receipt", "aria-label": "Sum" },
        h("h2", {}, "So far"),
        h("p", {}, `${plural(found.lines.length, "line")}, ${plural(found.lines.reduce((sum, line) => sum + line.quantity, 0), "piece")}`),
        h("p", { class: "total" }, "Total ", h("strong", {}, money(found.total))),
        h("a", { class: "button primary wide", href: "#/checkout" }, "Check out"),
        h("p", { class: "muted" }, "Delivery is free. Trade prices, before tax."))));
  if (held) document.getElementById(held)?.focus();
}

function row(line, change) {
  const name = calm(line.name);
  const quantity = h("input", { id: `quantity-${line.sku}`, type: "number", min: 1, max: 10000, value: line.quantity, inputmode: "numeric", "aria-label": `Quantity of ${name}`,
    onchange: (event) => event.target.reportValidity() && change(() => ordering.put(line.sku, Number(event.target.value)), `${name}: now ${event.target.value}`)() });
  const remove = h("button", { type: "button", class: "link", "aria-label": `Remove ${name}`, onclick: () => once(remove, change(() => ordering.remove(line.sku), `Removed: ${name}`)) }, "Remove");
  return h("li", {},
    picture(line.sku, line.name),
    h("div", { class: "line-name" }, h("a", { href: address(line.sku) }, name), h("span", { class: "muted" }, `${money(line.price)} each`), remove),
    quantity,
    h("span", { class: "amount" }, money(line.amount)));
}

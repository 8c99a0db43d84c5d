import { ordering } from "./api.js";
import { alertBox, h, once, show } from "./dom.js";
import { picture } from "./picture.js";
import { countCart, forgetCheckout, say } from "./shopper.js";
import { calm, money } from "./words.js";

export async function cart() {
  const content = h("div");
  draw(content, await ordering.cart());
  return { title: "Your cart", content: [h("h1", {}, "Your cart"), content] };
}

function draw(content, found) {
  countCart(found);
  const trouble = h("div");
  if (!found.lines.length) {
    content.replaceChildren(h("div", { class: "empty" }, h("p", {}, "There is nothing in it yet."), h("p", {}, h("a", { class: "button primary", href: "#/" }, "Look around"))));
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
  content.replaceChildren(
    trouble,
    h("ul", { class: "lines" }, found.lines.map((line) => row(line, change))),
    h("div", { class: "sum" }, h("p", {}, "Total ", h("strong", {}, money(found.total))), h("a", { class: "button primary", href: "#/checkout" }, "Check out")));
}

function row(line, change) {
  const name = calm(line.name);
  const quantity = h("input", { type: "number", min: 1, max: 10000, value: line.quantity, inputmode: "numeric", "aria-label": `Quantity of ${name}`,
    onchange: (event) => event.target.reportValidity() && change(() => ordering.put(line.sku, Number(event.target.value)), `${name}: now ${event.target.value}`)() });
  const remove = h("button", { type: "button", class: "link", "aria-label": `Remove ${name}`, onclick: () => once(remove, change(() => ordering.remove(line.sku), `Removed: ${name}`)) }, "Remove");
  return h("li", {},
    picture(line.sku, line.name),
    h("div", { class: "line-name" }, h("a", { href: `#/p/${encodeURIComponent(line.sku)}` }, name), h("span", { class: "muted" }, `${money(line.price)} each`), remove),
    quantity,
    h("span", { class: "amount" }, money(line.amount)));
}

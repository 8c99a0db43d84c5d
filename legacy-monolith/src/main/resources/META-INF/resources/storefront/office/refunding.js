// Giving money back out of goodwill: all that is left of what was paid, or a part of it.
import { office } from "../api.js";
import { freshKey } from "../basket/attempt.js";
import { h } from "../dom.js";
import { field, form } from "../forms.js";
import { say } from "../shopper.js";
import { decimal, mils, money } from "../words.js";

export function refunding(order, accept) {
  const paid = order.payments.filter((each) => each.status === "captured" || each.status === "returned").reduce((sum, each) => sum + mils(each.amount), 0n);
  const back = (order.refunds ?? []).reduce((sum, each) => sum + mils(each.amount), 0n);
  const left = paid - back;
  if (left <= 0n) return h("p", { class: "muted" }, paid > 0n ? "All of its money went back." : "No money was taken yet, so none can be given back.");
  const all = h("button", { type: "button", class: "link", onclick: () => (element.elements.amount.value = decimal(left)) }, `All that is left, ${money(decimal(left))}`);
  let key = freshKey();
  const element = form({ title: "Give money back", button: "Refund", refused: "Nothing was refunded", quiet: true, className: "plain-form" }, [
    field("Amount in pounds", { id: "amount", inputmode: "decimal", required: true, pattern: "[0-9]+([.][0-9]{1,3})?", title: "An amount as in 2.55", autocomplete: "off" }),
    h("p", {}, all),
    field("Note (if any)", { id: "note", maxlength: 200, autocomplete: "off" }),
  ], async ({ amount, note }) => {
    const changed = await office.refund(order.number, key, { amount, ...(note && { note }) });
    say(`${money(amount)} of order ${order.number} goes back.`);
    accept(changed);
  });
  element.addEventListener("input", () => (key = freshKey())); // another amount is another refund
  return element;
}

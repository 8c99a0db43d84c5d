// Sending goods back: so many pieces of each line, never more than are there.
import { ordering } from "../api.js";
import { freshKey } from "../basket/attempt.js";
import { h } from "../dom.js";
import { form } from "../forms.js";
import { say } from "../shopper.js";
import { calm, decimal, mils, money, plural } from "../words.js";
import { returned } from "./goods.js";

export function returning({ number, status, lines, returns }, accept) {
  const left = lines.map((line) => ({ ...line, left: line.quantity - returned(line.line, returns) })).filter((line) => line.left > 0);
  if (status !== "delivered" || !left.length) return null;
  const worth = h("p", { "aria-live": "polite" }, "Say how many pieces of what come back.");
  const inputs = left.map((line) =>
    [line, h("input", { id: `back-${line.line}`, type: "number", min: 0, max: line.left, value: 0, inputmode: "numeric", "aria-label": `Pieces of ${calm(line.name)} to return, of ${line.left}` })]);
  const wanted = () => inputs.map(([line, input]) => ({ line: line.line, quantity: Number(input.value), price: line.price })).filter((each) => each.quantity > 0);
  let key = freshKey();
  const back = form({ title: "Return goods", button: "Return these", refused: "Nothing was returned", quiet: true }, [
    h("p", { class: "muted" }, "Their money goes back the way it came."),
    h("ul", { class: "backs" }, inputs.map(([line, input]) => h("li", {}, h("span", {}, calm(line.name), h("small", {}, `${plural(line.left, "piece")} can come back`)), input))),
    h("p", {}, h("button", { type: "button", class: "link", onclick: () => (inputs.forEach(([line, input]) => (input.value = line.left)), count()) }, "Everything")),
    worth,
  ], async () => {
    const pieces = wanted();
    if (!pieces.length) return inputs[0][1].focus();
    const found = await ordering.takeBack(number, key, pieces.map(({ line, quantity }) => ({ line, quantity })));
    say(`${plural(pieces.reduce((sum, piece) => sum + piece.quantity, 0), "piece")} returned; their money is on its way back.`);
    accept(found);
  });
  function count() {
    key = freshKey(); // other pieces are another return
    const sum = wanted().reduce((all, { quantity, price }) => all + BigInt(quantity) * mils(price), 0n);
    worth.textContent = sum > 0n ? `${money(decimal(sum))} goes back to you.` : "Say how many pieces of what come back.";
  }
  back.addEventListener("input", count);
  return back;
}

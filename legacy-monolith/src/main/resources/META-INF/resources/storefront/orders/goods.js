// What was ordered, and what of it came back.
import { h } from "../dom.js";
import { picture } from "../pictures/picture.js";
import { address } from "../shelves/card.js";
import { calm, count, money, plural, shortDate } from "../words.js";

export const returned = (line, returns = []) => returns.flatMap((each) => each.lines).filter((piece) => piece.line === line).reduce((sum, piece) => sum + piece.quantity, 0);

export const goods = ({ lines, returns, total }) => [
  h("h2", {}, plural(lines.length, "line")),
  h("ul", { class: "lines" }, lines.map((line) => {
    const back = returned(line.line, returns);
    return h("li", {}, picture(line.sku, line.name),
      h("div", { class: "line-name" }, h("a", { href: address(line.sku) }, calm(line.name)), h("span", { class: "muted" }, `${count(line.quantity)} × ${money(line.price)}`), back > 0 && h("span", { class: "badge returned" }, `${plural(back, "piece")} returned`)),
      h("span"), h("span", { class: "amount" }, money(line.amount)));
  })),
  h("p", { class: "total" }, "Total ", h("strong", {}, money(total))),
  returns?.length > 0 && [h("h2", {}, "Returns"), h("ul", { class: "plain" }, returns.map((each) =>
    h("li", {}, h("span", {}, `${each.number}, ${shortDate(each.at)}: ${plural(each.lines.reduce((sum, piece) => sum + piece.quantity, 0), "piece")}`), h("span", {}, money(each.amount)))))],
];

import { payments } from "../api.js";
import { empty, h } from "../dom.js";
import { badge, paging, table } from "../lists.js";
import { meansOf } from "../orders/money.js";
import { money, shortDate } from "../words.js";
import { accountPage } from "./corner.js";

const STATUS = { authorized: "promised", captured: "paid", voided: "let go", returned: "given back" };

export async function paid({ page = "0" }) {
  const found = await payments.all(page);
  return accountPage("Your payments", "#/account/payments", h("h1", {}, "Your payments"),
    found.items.length ? table("Your payments", [
      ["Order", (p) => h("a", { href: `#/orders/${encodeURIComponent(p.order)}` }, p.order)],
      ["When", (p) => shortDate(p.at)],
      ["By", meansOf],
      ["State", (p) => badge(p.status, STATUS[p.status])],
      ["Amount", (p) => money(p.amount), "number"],
      ["Given back", (p) => (p.refunded ? money(p.refunded) : "–"), "number"],
    ], found.items) : empty("You have not paid for anything yet."),
    paging(found, (to) => `#/account/payments?page=${to}`, ["← Newer", "Older →"]));
}

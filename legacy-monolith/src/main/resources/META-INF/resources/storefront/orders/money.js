// Money of an order: what came, what is promised, what went back.
import { h } from "../dom.js";
import { money, shortDate } from "../words.js";

const PAID = { authorized: "promised", captured: "paid", voided: "let go, never taken", returned: "given back" };
const REASON = { cancelled: "order cancelled", returned: "goods returned", goodwill: "with our apologies" };

export const meansOf = ({ method, last4 }) => (method === "invoice" ? "invoice" : last4 ? `card ending in ${last4}` : "card");

export const moneyOf = ({ payments, refunds = [] }) => [
  h("h2", {}, "Money"),
  h("ul", { class: "plain ledger" },
    payments.map((paid) => h("li", {}, h("span", {}, `${PAID[paid.status]} by ${meansOf(paid)}`, h("small", {}, shortDate(paid.at))), h("span", {}, money(paid.amount)))),
    refunds.map((refund) => h("li", { class: "back" }, h("span", {}, `${refund.status === "done" ? "given back" : "to be given back"}: ${REASON[refund.reason]}`, h("small", {}, shortDate(refund.at))), h("span", {}, `− ${money(refund.amount)}`)))),
];

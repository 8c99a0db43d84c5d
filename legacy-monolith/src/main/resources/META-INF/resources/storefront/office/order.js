// One order as the office sees it: whose, what they were told, and money to give back.
import { office } from "../api.js";
import { h, part } from "../dom.js";
import { badge, table } from "../lists.js";
import { goods } from "../orders/goods.js";
import { moneyOf } from "../orders/money.js";
import { journey, timeline } from "../orders/timeline.js";
import { CHANNEL, date, EVENT, moment, STATUS } from "../words.js";
import { officePage } from "./corner.js";
import { refunding } from "./refunding.js";

export async function view(number) {
  const found = await office.order(number);
  const sheet = part({}, (order) => [
    timeline(order),
    h("div", { class: "order-sheet" },
      h("div", {}, goods(order), told(order.notifications)),
      h("aside", { class: "receipt", "aria-label": "Money and parcel" }, moneyOf(order), refunding(order, (changed) => sheet.show(changed)), journey(order)))]);
  sheet.show(found);
  const { customer } = found;
  return officePage(`Order ${number}`, "#/office",
    h("h1", {}, `Order ${number}`),
    h("p", { class: "order-head" }, badge(found.status, STATUS[found.status]), h("span", {}, `Placed on ${date(found.placedAt)} by `, customer ? [h("strong", {}, customer.name), `, ${customer.email}`] : "nobody known", `, to ${found.country}`)),
    sheet.place);
}

const told = (notifications) =>
  notifications.length > 0 && [h("h2", {}, "What the customer was told"), table("What the customer was told", [
    ["What", (n) => EVENT[n.event]], ["By", (n) => CHANNEL[n.channel]], ["When", (n) => moment(n.at)], ["State", (n) => badge(n.status, n.status)],
  ], notifications)];

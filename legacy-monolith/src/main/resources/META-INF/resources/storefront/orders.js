import { ordering } from "./api.js";
import { alertBox, h, once, show } from "./dom.js";
import { picture } from "./picture.js";
import { say } from "./shopper.js";
import { calm, date, money, plural } from "./words.js";

const STATUS = { placed: "Placed", sent: "On its way", delivered: "Delivered", cancelled: "Cancelled", returned: "Returned" };
const PARCEL = { waiting: "Waiting in the warehouse", handed_over: "Handed to the courier", in_transit: "In transit", out_for_delivery: "Out for delivery", delivered: "Delivered", closed: "Closed", stopped: "Stopped" };

export async function orders({ page = "0" }) {
  const found = await ordering.orders(page);
  const last = Math.ceil(found.total / found.size) - 1;
  return {
    title: "Your orders",
    content: [
      h("h1", {}, "Your orders"),
      found.items.length
        ? h("ul", { class: "orders" }, found.items.map((o) => h("li", {}, h("a", { href: `#/orders/${encodeURIComponent(o.number)}` }, h("strong", {}, o.number), h("span", {}, date(o.placedAt)), badge(o.status), h("span", { class: "amount" }, money(o.total))))))
        : h("div", { class: "empty" }, h("p", {}, "You have not ordered anything yet."), h("p", {}, h("a", { class: "button primary", href: "#/" }, "Look around"))),
      last > 0 && h("nav", { class: "paging", "aria-label": "Pages" },
        found.page > 0 && h("a", { class: "button quiet", href: `#/orders?page=${found.page - 1}` }, "← Newer"),
        h("span", {}, `Page ${found.page + 1} of ${last + 1}`),
        found.page < last && h("a", { class: "button quiet", href: `#/orders?page=${found.page + 1}` }, "Older →")),
    ],
  };
}

const badge = (status) => h("span", { class: `badge ${status}` }, STATUS[status] ?? status);

export async function order(number, { thanks }) {
  const content = h("div");
  draw(content, await ordering.order(number), thanks);
  return { title: `Order ${number}`, content: [content] };
}

function draw(content, found, thanks) {
  const trouble = h("div");
  content.replaceChildren(
    thanks ? h("div", { class: "hero thanks" }, h("h1", {}, "Thank you, it is on its way."), h("p", {}, `Your order is number ${found.number}.`)) : h("h1", {}, `Order ${found.number}`),
    h("p", {}, badge(found.status), ` on ${date(found.placedAt)}, to ${found.country}`),
    trouble,
    h("ul", { class: "lines" }, found.lines.map((line) =>
      h("li", {}, picture(line.sku, line.name), h("div", { class: "line-name" }, h("a", { href: `#/p/${encodeURIComponent(line.sku)}` }, calm(line.name)), h("span", { class: "muted" }, `${line.quantity.toLocaleString("en-GB")} × ${money(line.price)}`)), h("span"), h("span", { class: "amount" }, money(line.amount))))),
    found.shipment && parcel(found.shipment),
    h("div", { class: "sum" }, h("div", {}, h("p", {}, "Total ", h("strong", {}, money(found.total))), found.payments.map((p) => h("p", { class: "muted" }, `${money(p.amount)} ${p.status} by ${p.method}${p.last4 ? ` ending in ${p.last4}` : ""} on ${date(p.at)}`)), (found.refunds ?? []).map((r) => h("p", { class: "muted" }, `${money(r.amount)} ${r.status === "done" ? "given back" : "to be given back"} on ${date(r.at)}`))),
      found.status === "placed" && cancelling(content, found, trouble)));
}

const parcel = ({ trackingNumber, status, events }) =>
  h("section", { "aria-label": "Your parcel" }, h("h2", {}, `Parcel ${trackingNumber}`), h("p", {}, PARCEL[status] ?? status),
    h("ol", { class: "plain" }, events.map((e) => h("li", {}, `${date(e.at)}: ${PARCEL[e.status] ?? e.status}${e.place ? `, ${e.place}` : ""}`))));

// Asked twice, because it cannot be undone.
function cancelling(content, found, trouble) {
  const sure = h("button", { type: "button", class: "danger", onclick: () => once(sure, cancel) }, "Yes, cancel it");
  const keep = h("button", { type: "button", class: "quiet", onclick: () => place.replaceChildren(ask) }, "Keep it");
  const ask = h("button", { type: "button", class: "quiet", onclick: () => (place.replaceChildren(h("span", {}, `Cancel all ${plural(found.lines.length, "line")}?`), sure, keep), keep.focus()) }, "Cancel this order");
  const place = h("div", { class: "asking" }, ask);
  async function cancel() {
    try {
      draw(content, await ordering.cancel(found.number));
      say(`Order ${found.number} is cancelled; what was paid goes back.`);
    } catch (refused) {
      show(trouble, alertBox("The order was not cancelled", refused.message));
    }
  }
  return place;
}

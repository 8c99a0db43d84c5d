import { ordering } from "../api.js";
import { empty, h, lookAround, part } from "../dom.js";
import { badge, paging } from "../lists.js";
import { shopper } from "../shopper.js";
import { date, mils, money, PARCEL, plural, STATUS } from "../words.js";
import { listen } from "./live.js";

export async function history({ page = "0" }) {
  const list = part({}, draw);
  const load = async () => list.show(await ordering.history(page));
  await load();
  return {
    title: "Your orders",
    content: [h("h1", {}, "Your orders"), h("p", { class: "muted" }, `Everything that ${shopper().name} ever ordered here, and what became of it.`), list.place],
    close: listen(() => load().catch(() => {})),
  };
}

const draw = (found) =>
  found.items.length
    ? [h("ul", { class: "orders" }, found.items.map(entry)), paging(found, (to) => `#/orders?page=${to}`, ["← Newer", "Older →"])]
    : empty("You have not ordered anything yet.", lookAround());

function entry(order) {
  const { shipment } = order;
  return h("li", {},
    h("a", { href: `#/orders/${encodeURIComponent(order.number)}` },
      h("strong", {}, order.number),
      h("span", { class: "when" }, date(order.placedAt), h("small", {}, `${plural(order.pieces, "piece")} of ${plural(order.products, "product")}`)),
      h("span", { class: "where" }, badge(order.status, STATUS[order.status]),
        shipment && order.status === "sent" && h("small", {}, [PARCEL[shipment.status], shipment.lastPlace].filter(Boolean).join(", ")),
        mils(order.refunded) > 0n && h("small", {}, `${money(order.refunded)} given back`)),
      h("span", { class: "amount" }, money(order.total))));
}

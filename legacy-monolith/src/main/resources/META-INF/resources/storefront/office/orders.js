// Everybody's orders, searched and filtered.
import { office } from "../api.js";
import { empty, h } from "../dom.js";
import { field } from "../forms.js";
import { badge, paging, table } from "../lists.js";
import { moment, money, PARCEL, plural, STATUS } from "../words.js";
import { officePage } from "./corner.js";

const place = (query) => `#/office?${new URLSearchParams(Object.entries(query).filter(([, value]) => value))}`;

export async function view(query) {
  const { q, status, page } = query;
  const found = await office.orders({ q, status, page });
  const search = h("form", { class: "filter", role: "search", "aria-label": "Orders", onsubmit: (event) => {
    event.preventDefault();
    location.hash = place(Object.fromEntries(new FormData(search)));
  } },
    field("Number, e-mail or name", { id: "order-q", name: "q", type: "search", value: q, maxlength: 120, autocomplete: "off" }),
    field("State", { id: "order-status", name: "status", options: [["", "Any"], ...Object.entries(STATUS)], value: status ?? "" }),
    h("button", { type: "submit", class: "primary" }, "Find"));
  return officePage("Orders", "#/office", h("h1", {}, "Orders"), search,
    h("p", { class: "muted", role: "status" }, plural(found.total, "order")),
    found.items.length ? table("Orders", [
      ["Number", (o) => h("a", { href: `#/office/orders/${encodeURIComponent(o.number)}` }, o.number)],
      ["Placed", (o) => moment(o.placedAt)],
      ["Customer", (o) => (o.customer ? h("span", { class: "who" }, o.customer.name, h("small", {}, o.customer.email)) : "nobody known")],
      ["State", (o) => badge(o.status, STATUS[o.status])],
      ["Parcel", (o) => (o.shipment ? PARCEL[o.shipment] : "–")],
      ["Total", (o) => money(o.total), "number"],
    ], found.items) : empty("No order is like that."),
    paging(found, (to) => place({ ...query, page: to || "" }), ["← Newer", "Older →"]));
}

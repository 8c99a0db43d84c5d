// How far an order has come, and every stop of its parcel.
import { h } from "../dom.js";
import { moment, PARCEL } from "../words.js";

const STEPS = [
  { name: "Placed", parcel: [] },
  { name: "Sent", parcel: ["handed_over"] },
  { name: "On its way", parcel: ["in_transit", "out_for_delivery"] },
  { name: "Delivered", parcel: ["delivered", "closed"] },
];
const ENDED = {
  cancelled: "This order was cancelled. What was paid goes back to where it came from.",
  returned: "Everything of this order came back. Its money goes back to where it came from.",
};

// The last step that was reached; an order's own word counts where there is no parcel to follow.
export function reached({ status, shipment }) {
  const byOrder = { placed: 0, sent: 1, delivered: 3, returned: 3 }[status] ?? 0;
  return Math.max(byOrder, STEPS.findLastIndex((step) => step.parcel.includes(shipment?.status)));
}

const when = (step, { placedAt, shipment }) => (step === STEPS[0] ? placedAt : shipment?.events.find((event) => step.parcel.includes(event.status))?.at);

export function timeline(order) {
  if (order.status === "cancelled") return h("p", { class: "notice" }, ENDED.cancelled);
  const last = reached(order);
  return [
    order.status === "returned" && h("p", { class: "notice" }, ENDED.returned),
    h("ol", { class: "timeline", "aria-label": "How far it is" }, STEPS.map((step, at) => {
      const time = when(step, order);
      return h("li", { class: at < last ? "done" : at === last ? "done here" : "", "aria-current": at === last && "step" },
        h("span", { class: "bead", "aria-hidden": "true" }), h("strong", {}, step.name),
        h("span", { class: "muted" }, at > last ? "to come" : time ? moment(time) : ""), at <= last && h("span", { class: "visually-hidden" }, " (done)"));
    }))];
}

export function journey({ shipment }) {
  if (!shipment) return null;
  return [
    h("h2", {}, "Parcel"),
    h("p", {}, h("a", { href: `#/track/${encodeURIComponent(shipment.trackingNumber)}` }, shipment.trackingNumber), ` · ${PARCEL[shipment.status]}`),
    stops(shipment.events)];
}

// The shop and the courier may both tell of one leg: it is said once, with the place where one of them knows it. That the shop closes
// the matter some time after the delivery is its own affair.
const legs = (events) => events.filter((event, at) => event.status !== "closed" && !(events[at + 1]?.status === event.status && !event.place));

export const stops = (events) =>
  h("ol", { class: "stops" }, legs(events).reverse().map((event) =>
    h("li", {}, h("strong", {}, PARCEL[event.status]), event.place && h("span", {}, event.place), h("time", { datetime: event.at, class: "muted" }, moment(event.at)))));

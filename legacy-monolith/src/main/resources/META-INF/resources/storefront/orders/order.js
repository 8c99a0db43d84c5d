// One order, from placed to delivered and perhaps back, kept up to date while it is looked at.
import { ordering } from "../api.js";
import { alertBox, askTwice, h, part, show } from "../dom.js";
import { badge } from "../lists.js";
import { say } from "../shopper.js";
import { date, plural, STATUS } from "../words.js";
import { goods } from "./goods.js";
import { listen } from "./live.js";
import { moneyOf } from "./money.js";
import { returning } from "./returning.js";
import { journey, timeline } from "./timeline.js";

export async function order(number, { thanks }) {
  const trouble = h("div");
  const parts = [
    [part({}, ({ number, status, placedAt, country }) => [
      thanks && status === "placed" ? h("div", { class: "thanks" }, h("h1", {}, "Thank you for your order"), h("p", {}, `It is number ${number}. We pack it now; this page follows it to your door.`)) : h("h1", {}, `Order ${number}`),
      h("p", { class: "order-head" }, badge(status, STATUS[status]), h("span", {}, `Placed on ${date(placedAt)}, to ${country}`))]), ({ number, status, placedAt, country }) => ({ number, status, placedAt, country })],
    [part({}, timeline), ({ status, placedAt, shipment }) => ({ status, placedAt, shipment })],
    [part({}, goods), ({ lines, returns, total }) => ({ lines, returns, total })],
    [part({}, moneyOf), ({ payments, refunds, total }) => ({ payments, refunds, total })],
    [part({}, (facts) => cancelling(facts, accept, trouble)), ({ number, status, shipment, lines }) => ({ number, lines: lines.length, open: status === "placed" && [undefined, "waiting"].includes(shipment?.status) })],
    [part({}, (facts) => returning(facts, accept)), ({ number, status, lines, returns }) => ({ number, status, lines, returns })],
    [part({}, journey), ({ shipment }) => ({ shipment })],
  ];
  let known;
  function accept(found) {
    const before = known;
    known = found;
    parts.forEach(([each, facts]) => each.show(facts(found)));
    if (before && before.status !== found.status) say(`Order ${number} is now ${STATUS[found.status].toLowerCase()}.`);
  }
  const look = async (changed = number) => {
    if (changed === number) accept(await ordering.order(number));
  };
  await look();
  const [head, line, lines, money, cancel, back, way] = parts.map(([each]) => each.place);
  return {
    title: `Order ${number}`,
    content: [
      h("nav", { class: "crumbs", "aria-label": "Where you are" }, h("a", { href: "#/orders" }, "Your orders"), ` / ${number}`),
      head, line, trouble,
      h("div", { class: "order-sheet" }, h("div", {}, lines, back), h("aside", { class: "receipt", "aria-label": "Money and parcel" }, money, cancel, way))],
    close: listen((changed) => look(changed).catch(() => {})),
  };
}

function cancelling({ number, lines, open }, accept, trouble) {
  if (!open) return null;
  return askTwice({ ask: "Cancel this order", sure: "Yes, cancel it", keep: "Keep it", question: `Cancel all ${plural(lines, "line")}?` }, async () => {
    try {
      accept(await ordering.cancel(number));
      trouble.replaceChildren();
      say(`Order ${number} is cancelled; what was paid goes back.`);
    } catch (refused) {
      show(trouble, alertBox("The order was not cancelled", refused.message));
      accept(await ordering.order(number));
    }
  });
}

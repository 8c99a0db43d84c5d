// What a day brought: the shop's books, and the card processor's beside them.
import { office } from "../api.js";
import { h } from "../dom.js";
import { field } from "../forms.js";
import { table } from "../lists.js";
import { count, money } from "../words.js";
import { officePage } from "./corner.js";

const place = (day) => `#/office/settlement?day=${day}`;
const dayOf = (instant) => instant.toISOString().slice(0, 10);
const daysFrom = (day, days) => dayOf(new Date(Date.parse(`${day}T00:00:00Z`) + days * 86400000));

export async function view({ day = dayOf(new Date()) }) {
  const found = await office.settlement(day);
  const today = dayOf(new Date());
  const { processor } = found;
  const rows = [
    { name: "Cards, by our books", ...found.card },
    ...(processor ? [{ name: "Cards, by the processor", ...processor }] : []),
    { name: "Invoices", ...found.invoice },
    { name: "Total", ...found.total },
  ];
  return officePage("Settlement", "#/office/settlement", h("h1", {}, "Settlement of a day"),
    h("form", { class: "filter", "aria-label": "Day", onsubmit: (event) => event.preventDefault() },
      field("Day (UTC)", { id: "day", type: "date", value: found.day, max: today, required: true, onchange: (event) => event.target.value && (location.hash = place(event.target.value)) }),
      h("a", { class: "button quiet", href: place(daysFrom(found.day, -1)) }, "← Day before"),
      found.day < today && h("a", { class: "button quiet", href: place(daysFrom(found.day, 1)) }, "Day after →")),
    verdict(found),
    table(`Settlement of ${found.day}`, [
      ["Money", (row) => row.name],
      ["Taken", (row) => flow(row.captured), "number"],
      ["Given back", (row) => flow(row.refunded), "number"],
      ["Left", (row) => (row.net === undefined ? "–" : money(row.net)), "number"],
    ], rows));
}

const flow = ({ count: times, sum }) => h("span", { class: "who" }, money(sum), h("small", {}, `${count(times)} ×`));

function verdict({ agrees }) {
  if (agrees === undefined) return h("p", { class: "notice" }, "The card processor does not answer, so its figures are not here. Ours stand.");
  return agrees
    ? h("p", { class: "notice good" }, "Both books say the same of cards.")
    : h("p", { class: "alert", role: "alert" }, "The two books differ on cards. A payment under way at midnight may count on both sides of it; anything else wants a look.");
}

// Where a parcel is, for anybody who has its number.
import { shipping } from "../api.js";
import { h, part } from "../dom.js";
import { PARCEL } from "../words.js";
import { stops } from "./timeline.js";

const AGAIN = 10000;

export async function track(number) {
  const shown = part({ "aria-live": "polite" }, ({ status, country, events }) => [h("p", { class: "price big" }, PARCEL[status]), h("p", { class: "muted" }, `To ${country}`), events.length ? stops(events) : h("p", {}, "The courier has not seen it yet.")]);
  const look = async () => shown.show(await shipping.parcel(number));
  await look();
  const clock = setInterval(() => document.visibilityState === "visible" && look().catch(() => {}), AGAIN);
  return { title: `Parcel ${number}`, content: [h("h1", {}, `Parcel ${number}`), h("div", { class: "panel narrow" }, shown.place)], close: () => clearInterval(clock) };
}

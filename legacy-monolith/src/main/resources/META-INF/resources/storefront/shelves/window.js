// The shop window of the front page, drawn from the same motifs as the goods.
import { h } from "../dom.js";
import { object } from "../pictures/picture.js";
import { svg } from "../pictures/svg.js";

const INK = { line: "#3a1a2c", l: "#fff8ea", w: "#ffd77a" };
const RED = { ...INK, b: "#c4623f", c: "#7f9a77", a: "#e5a83e" };
const GREEN = { ...INK, b: "#5f8a6a", c: "#c98a5b", a: "#e8b84f" };
const PINK = { ...INK, b: "#d98593", c: "#6f8f86", a: "#f0b56a" };
const BLUE = { ...INK, b: "#4f83a3", c: "#d0955a", a: "#f0c05e" };
const spots = { pattern: "dots", colour: "#fff8ea" };
const checks = { pattern: "checks", colour: "#fff8ea" };

const at = (x, y, size) => `translate(${x} ${y}) scale(${size})`;

const scene = () =>
  svg("svg", { viewBox: "0 0 420 250", class: "window", "aria-hidden": "true", focusable: "false" },
    svg("rect", { x: 6, y: 6, width: 408, height: 238, rx: 6, class: "window-pane" }),
    svg("circle", { cx: 96, cy: 128, r: 84, class: "window-glow" }),
    svg("circle", { cx: 330, cy: 128, r: 70, class: "window-glow" }),
    svg("path", { d: "M6 150h408M140 6v238M280 6v238", class: "window-bars" }),
    object("bunting", RED, spots, at(6, -10, 1.36)), object("bunting", { ...GREEN, b: "#d98593" }, checks, at(142, -10, 1.36)), object("bunting", { ...BLUE, c: "#c4623f" }, spots, at(278, -10, 1.36)),
    svg("path", { d: "M0 216h420v34H0z", class: "window-sill" }),
    object("cakestand", PINK, spots, at(200, 106, 1.32)), object("teapot", BLUE, spots, at(118, 118, 1.2)),
    object("lantern", { ...RED, b: "#7a2f4f" }, {}, at(12, 62, 1.88)), object("pot", GREEN, checks, at(306, 98, 1.42)), object("clock", { ...BLUE, b: "#e5a83e" }, {}, at(262, 138, 0.94)),
    object("candle", PINK, { pattern: "hearts", colour: "#fff8ea" }, at(90, 146, 0.86)));

export const shopWindow = () =>
  h("section", { class: "hero", "aria-labelledby": "hero" },
    h("div", { class: "hero-words" },
      h("p", { class: "kicker" }, "Trade catalogue · no minimum order"),
      h("h1", { id: "hero" }, "Gifts by the dozen, for shops that care what they sell."),
      h("p", {}, "Lanterns, lunch bags and cake tins, packed in London and Manchester and followed to your door. Pay by card or by invoice.")),
    scene());

// Papers behind a thing, and prints on it.
import { svg } from "./svg.js";

let count = 0;

const MARKS = {
  dots: (ink) => [svg("circle", { cx: 3, cy: 3, r: 1.5, fill: ink }), svg("circle", { cx: 8, cy: 8, r: 1.5, fill: ink })],
  stripes: (ink) => svg("rect", { width: 4, height: 10, fill: ink }),
  checks: (ink) => [svg("rect", { width: 5, height: 10, fill: ink, opacity: 0.6 }), svg("rect", { width: 10, height: 5, fill: ink, opacity: 0.6 })],
  hearts: (ink) => svg("path", { d: "M5 8C1 5 2 2 3.5 2 4.5 2 5 3 5 3.5 5 3 5.5 2 6.5 2 8 2 9 5 5 8z", fill: ink }),
  stars: (ink) => svg("path", { d: "M5 1l1.2 2.7 2.8.3-2.1 2 .6 2.9L5 7.4 2.5 8.9l.6-2.9L1 4l2.8-.3z", fill: ink }),
  flowers: (ink) => [svg("path", { d: "M5 1.5a1.6 1.6 0 1 0 .1 0zM7.5 4a1.6 1.6 0 1 0 .1 0zM5 6a1.6 1.6 0 1 0 .1 0zM2.5 4a1.6 1.6 0 1 0 .1 0z", fill: ink })],
  diamonds: (ink) => svg("path", { d: "M5 1l3 4-3 4-3-4z", fill: ink }),
  trellis: (ink) => svg("path", { d: "M0 0l10 10M10 0L0 10", stroke: ink, "stroke-width": 0.7, fill: "none" }),
  scallops: (ink) => svg("path", { d: "M0 5a5 5 0 0 0 10 0M-5 10a5 5 0 0 0 10 0M5 10a5 5 0 0 0 10 0", stroke: ink, "stroke-width": 0.8, fill: "none" }),
};

function tile(kind, ink, size, turn) {
  const id = `print-${count++}`;
  return { id, pattern: svg("pattern", { id, width: 10, height: 10, patternUnits: "userSpaceOnUse", patternTransform: `scale(${size}) rotate(${turn})` }, MARKS[kind](ink)) };
}

const WALLS = ["trellis", "dots", "stripes", "scallops", "checks", null];

export function wallpaper(kind, ink) {
  if (!WALLS[kind]) return "";
  const { id, pattern } = tile(WALLS[kind], ink, 0.95, 0);
  return svg("g", { opacity: 0.6 }, pattern, svg("rect", { width: 100, height: 79, fill: `url(#${id})` }));
}

// What is printed on a body; nothing where nothing is to be printed.
export function overlay({ pattern: kind, colour }, d) {
  if (!kind) return [];
  const { id, pattern } = tile(kind, colour, 0.9, kind === "stripes" ? 0 : 12);
  return [pattern, svg("path", { d, fill: `url(#${id})`, opacity: 0.62, "fill-rule": "evenodd" })];
}

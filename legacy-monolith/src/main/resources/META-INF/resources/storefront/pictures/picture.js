// Draws a product as a plate of a catalogue, from its code and name alone: the same product looks the same everywhere, and nothing is fetched.
import festive from "./motifs-festive.js";
import home from "./motifs-home.js";
import table from "./motifs-table.js";
import { meaning } from "./meanings.js";
import { overlay, wallpaper } from "./patterns.js";
import { hash, svg } from "./svg.js";

const MOTIFS = { ...table, ...home, ...festive };

// ground, its deeper tone, body, second part, accent, line
const PALETTES = [
  ["#f4e4c6", "#e6cd9f", "#c4623f", "#7f9a77", "#e5a83e", "#4b2a2a"],
  ["#dfe8da", "#c3d5bd", "#4f7f62", "#c98a5b", "#e8b84f", "#23392e"],
  ["#ece2ee", "#d6c5da", "#7a5590", "#c98d6a", "#e9a9a0", "#38264a"],
  ["#f7dfd8", "#ecc3b8", "#b5495b", "#6f8f86", "#f0b56a", "#4f1f2f"],
  ["#dbe7ec", "#bdd2da", "#457c98", "#d0955a", "#f0c05e", "#203b4c"],
  ["#efe9d2", "#dbd1a8", "#8a8440", "#b9694b", "#e0a046", "#3e3a1c"],
  ["#f6e3d0", "#ebc7a4", "#9c4a2f", "#5d8278", "#f0c36c", "#46241a"],
  ["#e3e6ec", "#c9cfdb", "#5b6797", "#c27f86", "#e8b65c", "#2a3050"],
];
const GLOW = "#ffd77a";
const LIGHT = "#fff8ea";

export function picture(sku, name) {
  const seed = hash(sku);
  const { thing, colour, pattern, several } = meaning(name, seed);
  const [ground, deep, body, second, accent, line] = PALETTES[seed % PALETTES.length];
  const inks = { b: colour ?? body, c: second, a: accent, l: LIGHT, w: GLOW, line };
  const plate = svg("svg", { viewBox: "0 0 100 100", class: "picture", "aria-hidden": "true", focusable: "false" });
  const papers = { pattern: pattern ?? [null, null, "dots", "stripes", "diamonds", null, "checks"][(seed >>> 14) % 7], colour: colour === "#f1e4cc" ? accent : LIGHT };
  const tilt = ((seed >>> 20) % 9) - 4;
  plate.append(
    svg("rect", { width: 100, height: 100, fill: ground }),
    wallpaper((seed >>> 5) % 6, deep),
    svg("circle", { cx: 50, cy: 50, r: 41, fill: LIGHT, opacity: 0.5 }),
    svg("path", { d: "M0 79h100v21H0z", fill: deep, opacity: 0.75 }),
    ...(several ? [object(thing, { ...inks, b: second }, papers, "translate(-4 16) scale(.6)"), object(thing, { ...inks, b: accent, a: second }, papers, "translate(44 16) scale(.6)")] : []),
    svg("ellipse", { cx: 50, cy: 84, rx: several ? 40 : 30, ry: 4.5, fill: line, opacity: 0.16 }),
    several ? object(thing, inks, papers, "translate(14 24) scale(.72)") : object(thing, inks, papers, `rotate(${tilt} 50 80) translate(2 3) scale(.96)`));
  return plate;
}

// The motif alone, in given inks: for drawings that are no product.
export const object = (thing, inks, papers = {}, transform, opacity) =>
  svg("g", { transform, opacity, "stroke-linejoin": "round", "stroke-linecap": "round" }, MOTIFS[thing].map((layer) => drawn(layer[0], layer.slice(2), inks, papers)));

function drawn(kind, d, inks, papers) {
  const stroke = { stroke: inks.line, "stroke-width": 1.9 };
  switch (kind) {
    case "b": return [svg("path", { d, fill: inks.b, ...stroke, "fill-rule": "evenodd" }), ...overlay(papers, d)];
    case "s": return svg("path", { d, fill: inks.line, opacity: 0.16 });
    case "w": return svg("path", { d, fill: inks.w, opacity: 0.92 });
    case "o": return svg("path", { d, fill: "none", stroke: inks.line, "stroke-width": 2.6 });
    case "d": return svg("path", { d, fill: "none", stroke: inks.line, "stroke-width": 1.3 });
    case "t": return svg("path", { d, fill: "none", stroke: inks.l, "stroke-width": 1.7 });
    case "e": return svg("path", { d, fill: "none", stroke: inks.line, "stroke-width": 4.4 });
    default: return svg("path", { d, fill: inks[kind], ...stroke });
  }
}

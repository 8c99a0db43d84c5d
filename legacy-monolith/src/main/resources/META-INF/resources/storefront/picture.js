// Draws a product from its code: the same code always looks the same, and nothing is fetched.

const NS = "http://www.w3.org/2000/svg";
const PALETTES = [
  ["#f3e3c9", "#c65d3b", "#7c2f22", "#e9a23b"],
  ["#dbe8df", "#2f7a63", "#1f4d3f", "#e9c46a"],
  ["#e4e1f0", "#6a5b9c", "#3d3363", "#e58f7b"],
  ["#f6dcd8", "#b8475f", "#6d2338", "#f2b880"],
  ["#d9e7f0", "#3b7397", "#214560", "#efb34f"],
  ["#efe8d4", "#8a8238", "#4f4a1c", "#cf6a43"],
];
const MOTIFS = {
  lantern: ["M38 34a12 12 0 0 1 24 0", "M32 44h36l-7-10H39z|", "M35 44h30v34H35z|", "M50 52c7 8 7 18 0 18s-7-10 0-18z*"],
  cup: ["M30 42h36v18a16 16 0 0 1-16 16h-4a16 16 0 0 1-16-16z|", "M66 47h6a8 8 0 0 1 0 16h-7", "M24 80h50", "M42 34c-4-5 4-7 0-12M54 34c-4-5 4-7 0-12"],
  bag: ["M28 42h44l5 38H23z|", "M39 42v-6a11 11 0 0 1 22 0v6", "M50 54l3 7 7 .5-5.5 5 2 7.5-6.5-4-6.5 4 2-7.5-5.5-5 7-.5z*"],
  star: ["M50 20l8 20 22 1-17 14 6 22-19-12-19 12 6-22-17-14 22-1z|", "M50 42l3 8 9 .5-7 5.5 2 9-7-5-7 5 2-9-7-5.5 9-.5z*"],
  heart: ["M50 80C10 54 24 26 40 28c6 1 9 6 10 9 1-3 4-8 10-9 16-2 30 26-10 52z|", "M38 42c-4 4-3 10 0 15*"],
  jar: ["M34 30h32v8H34z|", "M32 38h36v36a6 6 0 0 1-6 6H38a6 6 0 0 1-6-6z|", "M38 50h24v16H38z*"],
  box: ["M24 44h52v34H24z|", "M20 34h60v11H20z|", "M46 34h8v44h-8z*", "M50 34c-16-2-16-18-4-14l4 14 4-14c12-4 12 12-4 14"],
  bunting: ["M14 30q36 22 72 0", "M20 34l8 22 10-17z|", "M42 40l9 22 9-22z*", "M64 39l9 17 8-22z|"],
  flower: ["M50 46a9 9 0 1 1 14 9 9 9 0 1 1-9 14 9 9 0 1 1-14-9 9 9 0 1 1 9-14z|", "M50 56a5 5 0 1 0 .1 0z*", "M50 70v14"],
  bird: ["M22 52c8-20 36-22 44-4l12-4-8 12c0 16-20 24-34 14-8-2-12-10-14-18z|", "M40 54c8-6 18-4 20 2-6 6-14 6-20-2z*", "M46 74v8M54 73v9"],
  ring: ["M50 40a20 20 0 1 0 .1 0z", "M40 24h20l6 8-16 14-16-14z*"],
  card: ["M24 34h52v36H24z|", "M24 34l26 22 26-22", "M56 60h12*"],
};
const MEANINGS = [
  [/LIGHT|LAMP|LANTERN|CANDLE/, "lantern"], [/BAG|SHOPPER|PURSE|TOTE/, "bag"], [/BUNTING|PARTY|BALLOON|GARLAND/, "bunting"],
  [/MUG|CUP|TEA|BOWL|PLATE|GLASS|BEAKER/, "cup"], [/HEART|LOVE/, "heart"], [/CHRISTMAS|STAR|SNOW|XMAS/, "star"],
  [/JAR|BOTTLE|JAM|TIN|SOAP/, "jar"], [/BIRD|HEN|OWL|DOVE/, "bird"], [/FLOWER|ROSE|DAISY|GARDEN|PLANT/, "flower"],
  [/RING|NECKLACE|BRACELET|HAIR|CHARM/, "ring"], [/CARD|PEN|BOOK|PAPER|WRAP|NOTE|TAPE|LETTER|RIBBON/, "card"], [/BOX|CASE|SET|DRAWER|CABINET/, "box"],
];

function hash(text) {
  let value = 2166136261;
  for (const character of text) value = Math.imul(value ^ character.codePointAt(0), 16777619);
  value = Math.imul(value ^ (value >>> 15), 2246822507);
  return (value ^ (value >>> 13)) >>> 0;
}

function svg(tag, attributes, ...children) {
  const element = document.createElementNS(NS, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

function pattern(kind, colour, seed) {
  const marks = [];
  const step = 12 + (seed % 3) * 3;
  for (let at = 0; at < 110; at += step) {
    if (kind === 0) for (let y = 0; y < 110; y += step) marks.push(svg("circle", { cx: at + ((y / step) % 2) * (step / 2), cy: y, r: 1.6 }));
    if (kind === 1) marks.push(svg("rect", { x: at, y: 0, width: step / 3, height: 100 }));
    if (kind === 2) marks.push(svg("rect", { x: at, y: 0, width: step / 2, height: 100 }), svg("rect", { x: 0, y: at, width: 100, height: step / 2 }));
  }
  return svg("g", { fill: colour, opacity: kind === 2 ? 0.07 : 0.13 }, ...marks);
}

export function picture(sku, name) {
  const seed = hash(sku);
  const [ground, body, line, accent] = PALETTES[seed % PALETTES.length];
  const upper = name.toUpperCase();
  const motif = MEANINGS.find(([words]) => words.test(upper))?.[1] ?? Object.keys(MOTIFS)[(seed >>> 8) % Object.keys(MOTIFS).length];
  const shapes = MOTIFS[motif].map((d) =>
    svg("path", { d: d.replace(/[|*]$/, ""), fill: d.endsWith("|") ? body : d.endsWith("*") ? accent : "none" }));
  const tilt = ((seed >>> 16) % 13) - 6;
  return svg("svg", { viewBox: "0 0 100 100", class: "picture", "aria-hidden": "true", focusable: "false" },
    svg("rect", { width: 100, height: 100, fill: ground }),
    pattern((seed >>> 5) % 4, line, seed >>> 11),
    svg("g", { stroke: line, "stroke-width": 2.2, "stroke-linejoin": "round", "stroke-linecap": "round", transform: `rotate(${tilt} 50 50)` }, ...shapes));
}

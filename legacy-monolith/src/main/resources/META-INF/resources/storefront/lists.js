// What lists of every kind share: pages, badges, tables that become cards on a phone.
import { h } from "./dom.js";

export function paging({ page, size, total }, place, [before, next] = ["← Before", "Next →"]) {
  const last = Math.ceil(total / size) - 1;
  if (last < 1) return null;
  const link = (to, text, rel) => (to < 0 || to > last ? h("span", { class: "button quiet off" }, text) : h("a", { class: "button quiet", rel, href: place(to) }, text));
  return h("nav", { class: "paging", "aria-label": "Pages" }, link(page - 1, before, "prev"), h("span", {}, `Page ${page + 1} of ${last + 1}`), link(page + 1, next, "next"));
}

export const badge = (kind, text) => h("span", { class: `badge ${kind}` }, text);

// Columns are [heading, cell(row), class]; the first cell of a row names it.
export function table(caption, columns, rows) {
  return h("table", {},
    h("caption", { class: "visually-hidden" }, caption),
    h("thead", {}, h("tr", {}, columns.map(([heading, , kind]) => h("th", { scope: "col", class: kind }, heading)))),
    h("tbody", {}, rows.map((row) => h("tr", {}, columns.map(([heading, cell, kind], at) => h(at ? "td" : "th", { scope: at ? null : "row", class: kind, "data-heading": heading }, cell(row)))))));
}

// The pages of one corner of the shop, the one that is shown marked.
export function corner(title, pages, here, ...content) {
  return [
    h("div", { class: "corner-head" }, h("p", { class: "kicker" }, title),
      h("nav", { class: "tabs", "aria-label": title }, h("ul", {}, pages.map(([href, text]) => h("li", {}, h("a", { href, "aria-current": href === here && "page" }, text)))))),
    ...content,
  ];
}

// Builds elements. Text only ever becomes text nodes, so nothing a customer or an administrator wrote can become markup.

export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...children.flat(Infinity).filter((child) => child != null && child !== false));
  return element;
}

// A message that must not be missed: it is announced, and gets the focus.
export function alertBox(title, ...lines) {
  return h("div", { class: "alert", role: "alert", tabindex: "-1" }, h("strong", {}, title), ...lines.map((line) => h("p", {}, line)));
}

export const empty = (text, ...more) => h("div", { class: "empty" }, h("p", {}, text), more.length > 0 && h("p", {}, ...more));

export const lookAround = () => h("a", { class: "button primary", href: "#/" }, "Look around");

// Runs what a button or form asks for once at a time: a second click while the first is under way does nothing.
export async function once(button, work) {
  if (button.getAttribute("aria-busy")) return;
  button.setAttribute("aria-busy", "true");
  button.setAttribute("aria-disabled", "true");
  try {
    await work();
  } finally {
    button.removeAttribute("aria-busy");
    button.removeAttribute("aria-disabled");
  }
}

export function show(place, box) {
  place.replaceChildren(box);
  box.focus();
}

// A part of a page that is drawn anew only when what it shows has changed, so that a reader is not disturbed in the middle of something.
export function part(attributes, draw) {
  const place = h("div", attributes);
  let shown;
  return {
    place,
    show(facts) {
      const text = JSON.stringify(facts);
      if (text === shown) return;
      shown = text;
      place.replaceChildren(...[draw(facts)].flat(Infinity).filter(Boolean));
    },
  };
}

// Something asked twice, because it cannot be undone.
export function askTwice({ ask, sure, keep, question }, work) {
  const place = h("div", { class: "asking" });
  const first = h("button", { type: "button", class: "quiet", onclick: () => (place.replaceChildren(h("span", {}, question), yes, no), no.focus()) }, ask);
  const yes = h("button", { type: "button", class: "danger", onclick: () => once(yes, work) }, sure);
  const no = h("button", { type: "button", class: "quiet", onclick: () => (place.replaceChildren(first), first.focus()) }, keep);
  place.append(first);
  return place;
}

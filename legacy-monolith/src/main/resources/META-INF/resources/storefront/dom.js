// Builds elements. Text only ever becomes text nodes, so nothing a customer or an administrator wrote can become markup.

export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...children.flat().filter((child) => child != null && child !== false));
  return element;
}

export function field(label, attributes, hint) {
  const hintId = hint && `${attributes.id}-hint`;
  return h("div", { class: "field" },
    h("label", { for: attributes.id }, label),
    h("input", { name: attributes.id, "aria-describedby": hintId, ...attributes }),
    hint && h("small", { id: hintId }, hint));
}

// A message that must not be missed: it is announced, and gets the focus.
export function alertBox(title, ...lines) {
  return h("div", { class: "alert", role: "alert", tabindex: "-1" }, h("strong", {}, title), ...lines.map((line) => h("p", {}, line)));
}

// Runs what a button or form asks for once at a time: a second click while the first is under way does nothing.
export async function once(button, work) {
  if (button.disabled) return;
  button.disabled = true;
  button.setAttribute("aria-busy", "true");
  try {
    await work();
  } finally {
    button.disabled = false;
    button.removeAttribute("aria-busy");
  }
}

export function show(place, box) {
  place.replaceChildren(box);
  box.focus();
}

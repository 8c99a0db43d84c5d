// Fields with their labels, and what is wrong with them said beside them.
import { alertBox, h, once, show } from "./dom.js";

export function field(label, attributes, hint) {
  const { id, options, tag = options ? "select" : "input", value, ...rest } = attributes;
  const hintId = hint && `${id}-hint`;
  const control = h(tag, { id, name: id, "aria-describedby": hintId, ...(tag === "input" && { value }), ...rest },
    options?.map(([key, text]) => h("option", { value: key, selected: key === value }, text)) ?? []);
  if (tag === "textarea") control.value = value ?? "";
  return h("div", { class: "field" }, h("label", { for: id }, label), control, hint && h("small", { id: hintId }, hint));
}

export const choice = (text, attributes) => h("label", { class: "choice" }, h("input", attributes), h("span", {}, text));

// A form that speaks for itself: refusals appear on top, and beside the fields that they are about.
export function form({ title, button, refused = "That was not saved", level = "h2", className = "panel", quiet }, fields, work) {
  const trouble = h("div");
  const submit = h("button", { type: "submit", class: quiet ? "quiet" : "primary" }, button);
  const element = h("form", { class: className, "aria-label": title, onsubmit: (event) => (event.preventDefault(), once(submit, go)) }, h(level, {}, title), trouble, fields, h("div", { class: "buttons" }, submit));
  async function go() {
    try {
      trouble.replaceChildren();
      unmark(element);
      await work(values(element), element);
    } catch (wrong) {
      complain(element, trouble, refused, wrong);
    }
  }
  return element;
}

export const values = (element) => Object.fromEntries(new FormData(element));

export function complain(element, trouble, title, refused) {
  if (refused.status === undefined) throw refused;
  const rest = mark(element, refused.errors);
  show(trouble, alertBox(title, refused.message, ...rest.map((e) => `${e.field}: ${e.message}`)));
}

// Says the faults at their fields (card.number at number); answers those that have no field here.
function mark(element, errors) {
  return errors.filter(({ field: name, message }) => {
    const input = [...element.elements].find((each) => each.name && each.name === name.split(".").at(-1) && each.type !== "radio");
    if (!input || input.disabled) return true;
    const id = `${input.id}-fault`;
    input.setAttribute("aria-invalid", "true");
    input.setAttribute("aria-describedby", [input.getAttribute("aria-describedby"), id].filter(Boolean).join(" "));
    input.closest(".field").append(h("small", { class: "fault", id }, message));
    return false;
  });
}

export function unmark(element) {
  for (const fault of element.querySelectorAll(".fault")) fault.remove();
  for (const input of element.querySelectorAll("[aria-invalid]")) {
    input.removeAttribute("aria-invalid");
    const left = (input.getAttribute("aria-describedby") ?? "").split(" ").filter((id) => id && !id.endsWith("-fault"));
    left.length ? input.setAttribute("aria-describedby", left.join(" ")) : input.removeAttribute("aria-describedby");
  }
}

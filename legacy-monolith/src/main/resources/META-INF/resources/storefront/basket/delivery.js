// Where an order goes: an address that is known, or a new one.
import { accounts } from "../api.js";
import { addressFields, addressOf, inOneLine } from "../account/address.js";
import { h } from "../dom.js";
import { choice } from "../forms.js";

export function delivery(addresses) {
  const fresh = h("div", { class: "fresh" }, addressFields());
  const wanted = (isFresh) => {
    fresh.hidden = !isFresh;
    for (const input of fresh.querySelectorAll("input")) input.disabled = !isFresh;
  };
  const option = (value, text, checked) => choice(text, { type: "radio", name: "address", value, checked, onchange: () => wanted(value === "") });
  wanted(!addresses.length);
  return h("fieldset", { id: "delivery" }, h("legend", {}, "Deliver to"),
    addresses.map((a, i) => option(String(a.id), inOneLine(a), i === 0)),
    addresses.length > 0 && option("", "Another address", false), fresh);
}

// Becomes a choice at once, so that trying again does not store it a second time.
export async function newAddress(form, chosen) {
  const stored = await accounts.addAddress({ kind: "shipping", ...addressOf(chosen) });
  form.querySelector("#delivery").replaceWith(delivery([stored]));
  return stored;
}

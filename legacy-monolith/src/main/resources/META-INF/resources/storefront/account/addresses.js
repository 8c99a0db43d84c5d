import { accounts } from "../api.js";
import { alertBox, askTwice, empty, h, show } from "../dom.js";
import { field, form } from "../forms.js";
import { say } from "../shopper.js";
import { addressFields, addressOf, inOneLine } from "./address.js";
import { accountPage } from "./corner.js";

const KINDS = [["shipping", "For deliveries"], ["billing", "For invoices"]];
const kindField = (prefix, kind = "shipping") => field("Used", { id: `${prefix}kind`, name: "kind", options: KINDS, value: kind });

export async function addresses() {
  const list = h("div");
  const draw = async () => {
    const known = await accounts.addresses();
    list.replaceChildren(known.length ? h("ul", { class: "cards" }, known.map((each) => entry(each, draw))) : empty("No address yet. The first one comes with your first order, or from the form below."));
  };
  await draw();
  const adding = form({ title: "Add an address", button: "Add address" }, [kindField("new-"), addressFields({}, "new-")], async (typed, element) => {
    await accounts.addAddress({ kind: typed.kind, ...addressOf(typed) });
    element.reset();
    await draw();
    say("The address is added.");
  });
  return accountPage("Your addresses", "#/account/addresses", h("h1", {}, "Your addresses"), list, adding);
}

function entry(address, draw) {
  const trouble = h("div");
  const place = h("li", { class: "panel" });
  const edit = h("button", { type: "button", class: "quiet", "aria-label": `Edit ${inOneLine(address)}`, onclick: () => place.replaceChildren(editing(address, draw, shown)) }, "Edit");
  const remove = askTwice({ ask: "Remove", sure: "Yes, remove it", keep: "Keep it", question: "Remove this address?" }, async () => {
    try {
      await accounts.removeAddress(address.id);
      await draw();
      say("The address is removed.");
    } catch (refused) {
      show(trouble, alertBox("The address was not removed", refused.message));
    }
  });
  function shown() {
    place.replaceChildren(
      h("p", { class: "kicker" }, Object.fromEntries(KINDS)[address.kind]),
      h("address", {}, [address.line1, address.line2, `${address.city}, ${address.postcode}`, address.country].filter(Boolean).map((line) => h("span", {}, line))),
      trouble, h("div", { class: "buttons" }, edit, remove));
  }
  shown();
  return place;
}

function editing(address, draw, shown) {
  const prefix = `edit-${address.id}-`;
  const back = h("button", { type: "button", class: "link", onclick: shown }, "Leave it as it was");
  const element = form({ title: "Edit address", button: "Save address", className: "plain-form" }, [kindField(prefix, address.kind), addressFields(address, prefix), back], async (typed) => {
    await accounts.changeAddress(address.id, { kind: typed.kind, ...addressOf(typed) });
    await draw();
    say("The address is changed.");
  });
  return element;
}

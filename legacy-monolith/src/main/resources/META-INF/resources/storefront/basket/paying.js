// How an order is paid: by a card whose bank is asked at once, or by invoice.
import { h } from "../dom.js";
import { choice, field } from "../forms.js";

export function payment() {
  const card = h("div", { class: "card-fields" },
    field("Card number", { id: "number", inputmode: "numeric", autocomplete: "cc-number", maxlength: 23, required: true, oninput: grouped }),
    h("div", { class: "pair" },
      field("Expiry", { id: "expiry", inputmode: "numeric", autocomplete: "cc-exp", placeholder: "MM/YY", maxlength: 5, pattern: "(0[1-9]|1[0-2])/[0-9]{2}", title: "Month and year, as in 09/28", required: true, oninput: slashed }),
      field("Security code", { id: "cvc", inputmode: "numeric", autocomplete: "cc-csc", maxlength: 4, pattern: "[0-9]{3,4}", title: "The three or four digits on the card", required: true })),
    trying());
  const wanted = (isCard) => {
    card.hidden = !isCard;
    for (const input of card.querySelectorAll("input")) input.disabled = !isCard;
  };
  wanted(true);
  return h("fieldset", {}, h("legend", {}, "Pay by"),
    choice("Card", { type: "radio", name: "payment", value: "card", checked: true, onchange: () => wanted(true) }),
    card,
    choice("Invoice, thirty days", { type: "radio", name: "payment", value: "invoice", onchange: () => wanted(false) }));
}

export const cardOf = ({ number, expiry, cvc }) => ({ number: number.replace(/[ -]/g, ""), expiry: expiry.trim(), cvc: cvc.trim() });

function grouped({ target }) {
  const digits = target.value.replace(/\D/g, "").slice(0, 19);
  target.value = digits.replace(/(.{4})(?=.)/g, "$1 ");
  target.setCustomValidity(digits.length >= 12 && checks(digits) ? "" : "This is no card number: is a digit wrong or missing?");
}

function slashed({ target, inputType }) {
  const digits = target.value.replace(/\D/g, "").slice(0, 4);
  if (!inputType?.startsWith("delete")) target.value = digits.length > 2 ? `${digits.slice(0, 2)}/${digits.slice(2)}` : digits;
}

// The check digit (ISO/IEC 7812-1), so that a slip is seen before a bank is asked.
function checks(digits) {
  const sum = [...digits].reverse().reduce((all, digit, at) => {
    const weighed = at % 2 ? Number(digit) * 2 : Number(digit);
    return all + (weighed > 9 ? weighed - 9 : weighed);
  }, 0);
  return sum % 10 === 0;
}

// The shop is a rehearsal: these are the cards that its processor knows.
const trying = () =>
  h("details", {}, h("summary", {}, "Cards to rehearse with"),
    h("ul", { class: "plain" }, [["4242 4242 4242 4242", "is approved"], ["4000 0000 0000 0002", "is declined"], ["4000 0000 0000 9995", "has not enough money"], ["4000 0000 0000 0069", "has expired"], ["4000 0000 0000 0119", "never answers"]]
      .map(([number, what]) => h("li", {}, h("code", {}, number), h("span", {}, what)))),
    h("p", { class: "muted" }, "Any expiry to come and any three digits will do. Never type a real card here."));

// An address, as it is typed and as it is read.
import { field } from "../forms.js";
import { shopper } from "../shopper.js";

export const inOneLine = (a) => [a.line1, a.line2, a.city, a.postcode, a.country].filter(Boolean).join(", ");

export const addressFields = (known = {}, prefix = "") => {
  const named = (name, more) => ({ id: prefix + name, name, value: known[name], ...more });
  return [
    field("Address line 1", named("line1", { maxlength: 120, required: true, autocomplete: "address-line1" })),
    field("Address line 2 (if any)", named("line2", { maxlength: 120, autocomplete: "address-line2" })),
    field("City", named("city", { maxlength: 80, required: true, autocomplete: "address-level2" })),
    field("Postcode", named("postcode", { maxlength: 20, required: true, autocomplete: "postal-code" })),
    field("Country", named("country", { maxlength: 60, required: true, value: known.country ?? shopper().country, autocomplete: "country-name" })),
  ];
};

export const addressOf = ({ line1, line2, city, postcode, country }) => ({ line1, ...(line2 && { line2 }), city, postcode, country });

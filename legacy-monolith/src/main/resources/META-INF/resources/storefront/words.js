// How things are written for people.

const pounds = new Intl.NumberFormat("en-GB", { style: "currency", currency: "GBP", minimumFractionDigits: 2, maximumFractionDigits: 3 });
const day = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "Europe/London" });

export const money = (text) => pounds.format(text);
export const date = (iso) => day.format(new Date(iso));
export const plural = (n, one, many = `${one}s`) => `${n.toLocaleString("en-GB")} ${n === 1 ? one : many}`;

// The catalogue shouts, as wholesalers' lists do; a page full of it tires the eye.
export function calm(name) {
  if (name !== name.toUpperCase()) return name;
  const lower = name.toLowerCase().replace(/\s+/g, " ");
  return lower.replace(/(^|[\s/(&+"-])([a-z])/g, (_, before, letter) => before + letter.toUpperCase()).replace(/\b(Of|And|In|The|With|To|For|On)\b(?!$)/g, (word, _w, at) => (at ? word.toLowerCase() : word));
}

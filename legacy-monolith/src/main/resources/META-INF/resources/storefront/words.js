// How things are written for people.

const pounds = new Intl.NumberFormat("en-GB", { style: "currency", currency: "GBP", minimumFractionDigits: 2, maximumFractionDigits: 3 });
const day = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "Europe/London" });
const short = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "Europe/London" });
const minute = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", timeZone: "Europe/London" });

export const money = (text) => pounds.format(text);
export const date = (iso) => day.format(new Date(iso));
export const shortDate = (iso) => short.format(new Date(iso));
export const moment = (iso) => minute.format(new Date(iso));
export const count = (n) => n.toLocaleString("en-GB");
export const plural = (n, one, many = `${one}s`) => `${count(n)} ${n === 1 ? one : many}`;

// Money is counted in thousandths, whole, because halves of pennies exist here and floating point loses them.
export function mils(text = "0") {
  const [whole, part = ""] = String(text).split(".");
  return BigInt(whole.replace("-", "") + part.padEnd(3, "0")) * (whole.startsWith("-") ? -1n : 1n);
}
export function decimal(amount) {
  const digits = String(amount < 0n ? -amount : amount).padStart(4, "0");
  return `${amount < 0n ? "-" : ""}${digits.slice(0, -3)}.${digits.slice(-3)}`.replace(/0$/, "");
}

// The catalogue shouts, as wholesalers' lists do; a page full of it tires the eye.
export function calm(name) {
  if (name !== name.toUpperCase()) return name;
  const lower = name.toLowerCase().replace(/\s+/g, " ");
  return lower.replace(/(^|[\s/(&+"-])([a-z])/g, (_, before, letter) => before + letter.toUpperCase()).replace(/\b(Of|And|In|The|With|To|For|On)\b(?!$)/g, (word, _w, at) => (at ? word.toLowerCase() : word));
}

export const STATUS = { placed: "Placed", sent: "Sent", delivered: "Delivered", cancelled: "Cancelled", returned: "Returned" };
export const PARCEL = {
  waiting: "Being packed", handed_over: "Handed to the courier", in_transit: "On its way", out_for_delivery: "Out for delivery",
  delivered: "Delivered", closed: "Delivered", stopped: "Stopped",
};
export const CHANNEL = { email: "E-mail", sms: "SMS", push: "Push" };
export const EVENT = { placed: "Order placed", cancelled: "Order cancelled", sent: "Parcel sent", delivered: "Parcel delivered", returned: "Goods returned", refunded: "Money given back" };

// By what a customer is told of an order, and what they were told.
import { notifications } from "../api.js";
import { empty, h } from "../dom.js";
import { choice, form } from "../forms.js";
import { badge, paging, table } from "../lists.js";
import { say } from "../shopper.js";
import { CHANNEL, EVENT, moment } from "../words.js";
import { accountPage } from "./corner.js";
import { phoneField } from "./telephone.js";

const SENT = { new: "on its way", sent: "sent", failed: "could not be sent" };

export async function received({ page = "0" }) {
  const [known, found] = await Promise.all([notifications.channels(), notifications.all(page)]);
  const box = (name, text) => choice(text, { type: "checkbox", name, checked: known[name] });
  const preferences = form({ title: "Tell me by", button: "Save choice" }, [
    box("email", "E-mail"), box("sms", "SMS"), box("push", "Push message"), phoneField(known.phone),
    h("p", { class: "muted" }, "That an order was placed is always told by e-mail."),
  ], async ({ email, sms, push, phone }) => {
    await notifications.choose({ email: Boolean(email), sms: Boolean(sms), push: Boolean(push), phone: phone.trim() || null });
    say("Your choice is saved.");
  });
  return accountPage("Notifications", "#/account/notifications", h("h1", {}, "Notifications"),
    preferences,
    h("section", { "aria-labelledby": "told" }, h("h2", { id: "told" }, "What we told you"),
      found.items.length ? table("What we told you", [
        ["What", (n) => EVENT[n.event]],
        ["Order", (n) => (n.order ? h("a", { href: `#/orders/${encodeURIComponent(n.order)}` }, n.order) : "")],
        ["By", (n) => CHANNEL[n.channel]],
        ["When", (n) => moment(n.at)],
        ["State", (n) => badge(n.status, SENT[n.status])],
      ], found.items) : empty("Nothing yet. We write when there is something to say."),
      paging(found, (to) => `#/account/notifications?page=${to}`, ["← Newer", "Older →"])));
}

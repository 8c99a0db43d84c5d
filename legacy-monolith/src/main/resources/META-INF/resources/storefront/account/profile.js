import { accounts } from "../api.js";
import { forgetCheckout } from "../basket/attempt.js";
import { h, once } from "../dom.js";
import { field, form } from "../forms.js";
import { farewell, say, shopper, welcome } from "../shopper.js";
import { accountPage } from "./corner.js";
import { telephone } from "./telephone.js";

export async function account() {
  const { name, country, email } = shopper();
  const details = form({ title: "Your details", button: "Save" }, [
    h("p", { class: "muted" }, `Signed in as ${email}`),
    field("Name of you or your shop", { id: "name", required: true, maxlength: 120, value: name, autocomplete: "organization" }),
    field("Country", { id: "country", required: true, maxlength: 60, value: country, autocomplete: "country-name" }),
  ], async (typed) => {
    const { customer } = await accounts.change(typed);
    await welcome(customer);
    say("Saved.");
  });
  const leave = h("button", { type: "button", class: "quiet", onclick: () => once(leave, signOut) }, "Sign out");
  return accountPage("Your account", "#/account", h("h1", {}, "Your account"),
    h("div", { class: "two" }, details, await telephone(), h("div", { class: "panel" }, h("h2", {}, "Done for today?"), h("p", {}, "Your cart waits for you until you are back."), leave)));
}

async function signOut() {
  await accounts.signOut();
  farewell();
  forgetCheckout();
  say("You are signed out.");
  location.hash = "#/";
}

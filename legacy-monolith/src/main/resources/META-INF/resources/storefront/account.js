import { accounts } from "./api.js";
import { alertBox, field, h, once, show } from "./dom.js";
import { farewell, forgetCheckout, say, shopper, welcome } from "./shopper.js";

export async function account({ then }) {
  // Only places of this page: never an address that somebody else put into a link.
  const next = then?.startsWith("#/") ? then : "#/";
  return shopper() ? profile() : { title: "Sign in", content: [h("h1", {}, "Sign in or register"), h("div", { class: "two" }, signIn(next), register(next))] };
}

const email = (id) => field("E-mail", { id, type: "email", required: true, maxlength: 120, autocomplete: "username" });

function entrance(title, button, fields, enter, next) {
  const trouble = h("div");
  const submit = h("button", { type: "submit", class: "primary" }, button);
  const form = h("form", { class: "panel", "aria-label": title, onsubmit: (event) => (event.preventDefault(), once(submit, go)) }, h("h2", {}, title), trouble, fields, submit);
  async function go() {
    try {
      const { customer } = await enter(Object.fromEntries(new FormData(form)));
      forgetCheckout();
      await welcome(customer);
      say(`Welcome, ${customer.name}.`);
      location.hash = next;
    } catch (refused) {
      const wrong = refused.status === 401 ? "No account has this e-mail with this password." : refused.status === 409 ? "There is an account with this e-mail already. Sign in instead." : refused.message;
      show(trouble, alertBox("That did not work", wrong, ...refused.errors.map((e) => `${e.field}: ${e.message}`)));
    }
  }
  return form;
}

const signIn = (next) =>
  entrance("I have an account", "Sign in",
    [email("signin-email"), field("Password", { id: "signin-password", type: "password", required: true, autocomplete: "current-password" })],
    (form) => accounts.signIn({ email: form["signin-email"], password: form["signin-password"] }), next);

const register = (next) =>
  entrance("I am new here", "Register",
    [field("Name of you or your shop", { id: "name", required: true, maxlength: 120, autocomplete: "organization" }), email("email"),
      field("Password", { id: "password", type: "password", required: true, minlength: 8, maxlength: 100, autocomplete: "new-password" }, "Eight characters or more."),
      field("Country", { id: "country", required: true, maxlength: 60, value: "United Kingdom", autocomplete: "country-name" })],
    (form) => accounts.register(form), next);

function profile() {
  const { name, country, email: login } = shopper();
  const trouble = h("div");
  const save = h("button", { type: "submit", class: "primary" }, "Save");
  const form = h("form", { class: "panel", "aria-label": "Your details", onsubmit: (event) => (event.preventDefault(), once(save, change)) },
    trouble, h("p", { class: "muted" }, login),
    field("Name of you or your shop", { id: "name", required: true, maxlength: 120, value: name }),
    field("Country", { id: "country", required: true, maxlength: 60, value: country }), save);
  async function change() {
    try {
      const answer = await accounts.change(Object.fromEntries(new FormData(form)));
      await welcome(answer.customer ?? answer);
      say("Saved.");
    } catch (refused) {
      show(trouble, alertBox("That was not saved", refused.message, ...refused.errors.map((e) => `${e.field}: ${e.message}`)));
    }
  }
  const leave = h("button", { type: "button", class: "quiet", onclick: () => once(leave, signOut) }, "Sign out");
  return { title: "Your account", content: [h("h1", {}, "Your account"), h("div", { class: "two" }, form, h("div", { class: "panel" }, h("h2", {}, "Done for today?"), h("p", {}, "Your cart waits for you until you are back."), leave))] };
}

async function signOut() {
  await accounts.signOut();
  farewell();
  forgetCheckout();
  say("You are signed out.");
  location.hash = "#/";
}

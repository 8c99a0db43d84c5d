import { accounts } from "../api.js";
import { forgetCheckout } from "../basket/attempt.js";
import { h } from "../dom.js";
import { field, form } from "../forms.js";
import { say, welcome } from "../shopper.js";

export function entrance({ then }) {
  // Only places of this page: never an address that somebody else put into a link.
  const next = then?.startsWith("#/") ? then : "#/";
  return { title: "Sign in", content: [h("h1", {}, "Sign in or register"), h("div", { class: "two" }, signIn(next), register(next))] };
}

const email = (id) => field("E-mail", { id, name: "email", type: "email", required: true, maxlength: 120, autocomplete: "username" });

const entering = (next, enter) => async (typed) => {
  const { customer } = await enter(typed);
  forgetCheckout();
  await welcome(customer);
  say(`Welcome, ${customer.name}.`);
  // Asked for in the middle of something, it goes on there.
  location.hash === next ? window.dispatchEvent(new HashChangeEvent("hashchange")) : (location.hash = next);
};

const signIn = (next) =>
  form({ title: "I have an account", button: "Sign in", refused: "That did not work" },
    [email("signin-email"), field("Password", { id: "signin-password", name: "password", type: "password", required: true, autocomplete: "current-password" })],
    entering(next, accounts.signIn));

const register = (next) =>
  form({ title: "I am new here", button: "Register", refused: "That did not work" },
    [field("Name of you or your shop", { id: "name", required: true, maxlength: 120, autocomplete: "organization" }), email("email"),
      field("Password", { id: "password", type: "password", required: true, minlength: 8, maxlength: 100, autocomplete: "new-password" }, "Eight characters or more."),
      field("Country", { id: "country", required: true, maxlength: 60, value: "United Kingdom", autocomplete: "country-name" })],
    entering(next, accounts.register));

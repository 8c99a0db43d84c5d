// One product's price and texts. Two people may change it at once: whoever comes second sees what the first did, and decides.
import { catalog, inventory } from "../api.js";
import { alertBox, h, show } from "../dom.js";
import { field, form } from "../forms.js";
import { table } from "../lists.js";
import { picture } from "../pictures/picture.js";
import { address } from "../shelves/card.js";
import { say } from "../shopper.js";
import { calm, moment } from "../words.js";
import { officePage } from "./corner.js";
import { stocking } from "./stocking.js";

const FIELDS = { name: "Name", price: "Price in pounds", description: "Description" };

export async function view(sku) {
  const [found, stock] = await Promise.all([catalog.product(sku), inventory.stock(sku)]);
  return officePage(found.name, "#/office/products",
    h("div", { class: "office-head" }, h("div", { class: "plate small" }, picture(found.sku, found.name)),
      h("div", {}, h("p", { class: "kicker" }, `No. ${found.sku} · ${found.category.name}`), h("h1", {}, calm(found.name)), h("p", {}, h("a", { href: address(found.sku) }, "See it in the shop")))),
    h("div", { class: "two" }, changing(found), stocking(stock)));
}

function changing(first) {
  let known = first;
  const conflict = h("div");
  const version = h("p", { class: "muted" });
  const learn = (product) => {
    known = product;
    version.textContent = `Version ${product.version}, of ${moment(product.changedAt)}`;
  };
  learn(first);
  const element = form({ title: "Price and texts", button: "Save", refused: "That was not saved" }, [
    version, conflict,
    field(FIELDS.name, { id: "name", required: true, maxlength: 120, value: first.name, autocomplete: "off" }),
    field(FIELDS.price, { id: "price", required: true, inputmode: "decimal", pattern: "[0-9]+([.][0-9]{1,3})?", title: "An amount as in 2.55", value: first.price, autocomplete: "off" }),
    field(FIELDS.description, { id: "description", tag: "textarea", rows: 4, maxlength: 4000, value: first.description }),
  ], save);

  async function save({ name, price, description }) {
    try {
      learn(await catalog.change(known.sku, known.version, { name, price, description }));
      conflict.replaceChildren();
      fill(known);
      say(`Saved as version ${known.version}.`);
    } catch (refused) {
      if (refused.status !== 412) throw refused;
      compare({ name, price, description }, await catalog.product(known.sku));
    }
  }
  const fill = (product) => Object.keys(FIELDS).forEach((name) => (element.elements[name].value = product[name]));

  // Nothing is overwritten unseen: both are shown, and one is chosen.
  function compare(mine, theirs) {
    const box = alertBox("Somebody changed this product meanwhile", `Nothing of yours was saved. Theirs is version ${theirs.version}, of ${moment(theirs.changedAt)}.`);
    const differing = Object.keys(FIELDS).filter((name) => mine[name] !== theirs[name]);
    const settle = (product, text) => () => {
      learn(theirs);
      fill(product);
      conflict.replaceChildren();
      say(text);
      element.elements.name.focus();
    };
    box.append(
      differing.length ? table("What differs", [["Field", (name) => FIELDS[name]], ["Yours", (name) => mine[name]], ["Theirs", (name) => theirs[name]]], differing) : h("p", {}, "They wrote the same as you."),
      h("p", { class: "buttons" },
        h("button", { type: "button", class: "quiet", onclick: settle(theirs, "Theirs is in the form; nothing is left to save.") }, "Take theirs"),
        h("button", { type: "button", class: "quiet", onclick: settle(mine, "Yours is in the form, over theirs. Save it if you are sure.") }, "Keep mine")));
    show(conflict, box);
  }
  return element;
}

// What there is of a product in each house, and corrections by hand.
import { inventory } from "../api.js";
import { h, part } from "../dom.js";
import { field, form } from "../forms.js";
import { table } from "../lists.js";
import { say } from "../shopper.js";
import { count, plural } from "../words.js";

const HOUSES = [["LON", "London"], ["MAN", "Manchester"]];

export function stocking(stock) {
  const shown = part({}, ({ available, warehouses }) => [
    h("p", { role: "status" }, h("strong", {}, plural(available, "piece")), " in all"),
    warehouses.length > 0 && table("Stock by warehouse", [["Warehouse", (w) => w.name], ["Code", (w) => w.code], ["Pieces", (w) => count(w.quantity), "number"]], warehouses)]);
  shown.show(stock);
  const adjusting = form({ title: "Adjust the stock", button: "Adjust", refused: "The stock was not adjusted", level: "h3", className: "plain-form", quiet: true }, [
    field("Warehouse", { id: "warehouse", options: HOUSES }),
    field("Pieces more (or fewer)", { id: "quantity", type: "number", min: -1000000, max: 1000000, required: true, value: "" }, "Negative where pieces are missing or broken."),
    field("Note (if any)", { id: "note", maxlength: 200, autocomplete: "off" }),
  ], async ({ warehouse, quantity, note }, element) => {
    await inventory.adjust(stock.sku, { warehouse, quantity: Number(quantity), ...(note && { note }) });
    shown.show(await inventory.stock(stock.sku));
    element.reset();
    say(`Stock of ${stock.sku} adjusted by ${quantity}.`);
  });
  return h("section", { class: "panel", "aria-label": "Stock" }, h("h2", {}, "Stock"), shown.place, adjusting);
}

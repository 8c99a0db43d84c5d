// What the pages of the office share.
import { corner } from "../lists.js";

const PAGES = [["#/office", "Orders"], ["#/office/products", "Products and stock"], ["#/office/settlement", "Settlement"]];

export const officePage = (title, here, ...content) => ({ title: `${title} · Office`, content: corner("The office", PAGES, here, ...content) });

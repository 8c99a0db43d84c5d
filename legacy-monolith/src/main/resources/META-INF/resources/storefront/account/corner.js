// What the pages of an account share.
import { corner } from "../lists.js";

const PAGES = [["#/account", "Profile"], ["#/account/addresses", "Addresses"], ["#/account/notifications", "Notifications"], ["#/account/payments", "Payments"], ["#/orders", "Orders"]];

export const accountPage = (title, here, ...content) => ({ title, content: corner("Your account", PAGES, here, ...content) });

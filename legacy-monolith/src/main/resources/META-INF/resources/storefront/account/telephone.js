// A telephone number belongs to what a customer is told by, so it is kept with that.
import { notifications } from "../api.js";
import { field, form } from "../forms.js";
import { say } from "../shopper.js";

export const phoneField = (phone) => field("Telephone", { id: "phone", type: "tel", maxlength: 30, value: phone, autocomplete: "tel" }, "With the country, as in +44 20 7946 0018. Needed for SMS only.");

export async function telephone() {
  const known = await notifications.channels();
  return form({ title: "Telephone", button: "Save number" }, phoneField(known.phone), async ({ phone }) => {
    const { email, sms, push } = await notifications.channels();
    await notifications.choose({ email, sms, push, phone: phone.trim() || null });
    say(phone.trim() ? "Your number is saved." : "Your number is removed.");
  });
}

// An attempt has one key, so that asking again is never doing it twice. That of a checkout is kept over reloads and lost answers;
// a changed cart is another attempt.
const KEY = "checkout-key";

export const freshKey = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");

export function checkoutKey() {
  const key = sessionStorage.getItem(KEY) ?? freshKey();
  sessionStorage.setItem(KEY, key);
  return key;
}

export const forgetCheckout = () => sessionStorage.removeItem(KEY);

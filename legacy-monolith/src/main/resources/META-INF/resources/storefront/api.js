// Speaks to the shop. Every refusal becomes a Refused with a sentence for people.

export class Refused extends Error {
  constructor(status, problem) {
    super(problem.detail ?? sentence(status));
    this.status = status;
    this.errors = problem.errors ?? [];
  }
}

function sentence(status) {
  if (status === 0) return "The shop cannot be reached. Check your connection and try again.";
  if (status === 503) return "The shop is busy for a moment. Nothing was changed; please try again.";
  return status >= 500 ? "Something went wrong in the shop. Please try again in a moment." : "The shop refused that.";
}

async function ask(method, path, body, headers = {}) {
  let answer;
  try {
    answer = await fetch(path, {
      method,
      credentials: "same-origin",
      headers: { Accept: "application/json", ...(body && { "Content-Type": "application/json" }), ...headers },
      body: body && JSON.stringify(body),
    });
  } catch {
    throw new Refused(0, {});
  }
  const isJson = (answer.headers.get("Content-Type") ?? "").includes("json");
  const content = isJson ? await answer.json().catch(() => ({})) : {};
  if (!answer.ok) throw new Refused(answer.status, content);
  return content;
}

const seg = encodeURIComponent;
const given = (query) => new URLSearchParams(Object.entries(query).filter(([, value]) => value !== undefined && value !== ""));
const get = (path, query = {}) => ask("GET", given(query).size ? `${path}?${given(query)}` : path);
const keyed = (key) => ({ "Idempotency-Key": key });

export const catalog = {
  categories: () => get("/api/categories"),
  products: (query) => get("/api/products", query),
  product: (sku) => get(`/api/products/${seg(sku)}`),
  change: (sku, version, form) => ask("PATCH", `/api/products/${seg(sku)}`, form, { "If-Match": `"${version}"` }),
};
export const inventory = {
  stock: (sku) => get(`/api/stock/${seg(sku)}`),
  adjust: (sku, form) => ask("POST", `/api/stock/${seg(sku)}/adjustments`, form),
};
export const accounts = {
  register: (form) => ask("POST", "/api/accounts", form),
  signIn: (form) => ask("POST", "/api/session", form),
  signOut: () => ask("DELETE", "/api/session"),
  current: () => get("/api/account"),
  change: (form) => ask("PATCH", "/api/account", form),
  addresses: async () => (await get("/api/account/addresses")).items,
  addAddress: (form) => ask("POST", "/api/account/addresses", form),
  changeAddress: (id, form) => ask("PUT", `/api/account/addresses/${seg(id)}`, form),
  removeAddress: (id) => ask("DELETE", `/api/account/addresses/${seg(id)}`),
};
export const notifications = {
  channels: () => get("/api/account/notifications"),
  choose: (form) => ask("PUT", "/api/account/notifications", form),
  all: (page) => get("/api/notifications", { page, size: 20 }),
};
export const ordering = {
  cart: () => get("/api/cart"),
  put: (sku, quantity) => ask("PUT", `/api/cart/lines/${seg(sku)}`, { quantity }),
  remove: (sku) => ask("DELETE", `/api/cart/lines/${seg(sku)}`),
  checkOut: (key, form) => ask("POST", "/api/checkout", form, keyed(key)),
  history: (page) => get("/api/order-history", { page, size: 20 }),
  order: (number) => get(`/api/orders/${seg(number)}`),
  cancel: (number) => ask("POST", `/api/orders/${seg(number)}/cancel`),
  takeBack: (number, key, lines) => ask("POST", `/api/orders/${seg(number)}/returns`, { lines }, keyed(key)),
};
export const payments = { all: (page) => get("/api/payments", { page, size: 20 }) };
export const shipping = { parcel: (number) => get(`/api/shipments/${seg(number)}`) };
export const office = {
  orders: (query) => get("/api/admin/orders", { size: 20, ...query }),
  order: (number) => get(`/api/admin/orders/${seg(number)}`),
  refund: (number, key, form) => ask("POST", `/api/admin/orders/${seg(number)}/refunds`, form, keyed(key)),
  settlement: (day) => get(`/api/admin/settlements/${seg(day)}`),
};

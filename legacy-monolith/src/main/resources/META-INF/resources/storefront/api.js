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
  return status >= 500 ? "Something went wrong in the shop. Nothing was changed; please try again." : "The shop refused that.";
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

export const catalog = {
  categories: () => ask("GET", "/api/categories"),
  products: (query) => ask("GET", `/api/products?${new URLSearchParams(query)}`),
  product: (sku) => ask("GET", `/api/products/${seg(sku)}`),
};
export const inventory = { stock: (sku) => ask("GET", `/api/stock/${seg(sku)}`) };
export const accounts = {
  register: (form) => ask("POST", "/api/accounts", form),
  signIn: (form) => ask("POST", "/api/session", form),
  signOut: () => ask("DELETE", "/api/session"),
  current: () => ask("GET", "/api/account"),
  change: (form) => ask("PATCH", "/api/account", form),
  addresses: () => ask("GET", "/api/account/addresses"),
  addAddress: (form) => ask("POST", "/api/account/addresses", form),
};
export const ordering = {
  cart: () => ask("GET", "/api/cart"),
  put: (sku, quantity) => ask("PUT", `/api/cart/lines/${seg(sku)}`, { quantity }),
  remove: (sku) => ask("DELETE", `/api/cart/lines/${seg(sku)}`),
  checkOut: (key, form) => ask("POST", "/api/checkout", form, { "Idempotency-Key": key }),
  orders: (page) => ask("GET", `/api/orders?page=${page}&size=20`),
  order: (number) => ask("GET", `/api/orders/${seg(number)}`),
  cancel: (number) => ask("POST", `/api/orders/${seg(number)}/cancel`),
};

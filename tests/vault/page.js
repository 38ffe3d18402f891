// What the vault's tests do to the page that they run in, in one file: the server of
// wasm-bindgen-test-runner now and then leaves one of several requests that come at once unanswered
// until another comes.

// A worker that hands on what it is given (deriver.rs).
export function give_workers(channel) {
  const script = `
    const elsewhere = new BroadcastChannel(${JSON.stringify(channel)});
    const me = crypto.randomUUID();
    elsewhere.onmessage = ({ data: [whose, key] }) => whose === me && postMessage(key);
    onmessage = (event) => elsewhere.postMessage([me, ...event.data]);
    postMessage("ready");
  `;
  const url = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  globalThis.practiceReviewWorker = async () => new Worker(url);
}

// A connection of its own to the database, and writes that fail (database.rs).
const open = () => new Promise((resolve, reject) => {
  const request = indexedDB.open("practice-review-toolkit");
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});
export async function within(store, mode, act) {
  const database = await open();
  try {
    const transaction = database.transaction([store], mode);
    const request = act(transaction.objectStore(store));
    await new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = () => reject(transaction.error);
    });
    return request.result;
  } finally {
    database.close();
  }
}
let refused = "";
const put_as_ever = IDBObjectStore.prototype.put;
IDBObjectStore.prototype.put = function (value, ...key) {
  if (refused && value.id === refused) throw new DOMException("no room", "QuotaExceededError");
  return put_as_ever.call(this, value, ...key);
};
export function refuse_to_put(id) {
  refused = id;
}
export const all = (store) => within(store, "readonly", (s) => s.getAll());
export const get = (store, id) => within(store, "readonly", (s) => s.get(id));
export const put = (store, value) => within(store, "readwrite", (s) => s.put(value));
export const remove = (store, id) => within(store, "readwrite", (s) => s.delete(id));
export const clear = (store) => within(store, "readwrite", (s) => s.clear());

// A clock that can be put ahead (locking.rs).
const Real = Date;
let ahead = 0;
globalThis.Date = class extends Real {
  constructor(...given) {
    if (given.length) super(...given);
    else super(Real.now() + ahead);
  }
  static now() {
    return Real.now() + ahead;
  }
};
export function put_clock(minutes) {
  ahead = minutes * 60000;
}

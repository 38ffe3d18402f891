// Starts one of the app's workers, the one that the fragment of the address names, from the files beside
// the page.
const program = location.hash.slice(1);
// Where the browser asks (Trusted Types), no other script is let through.
globalThis.trustedTypes?.createPolicy("default", {
  createScriptURL(url) {
    if (["linter.js", "deriver.js"].includes(url)) return url;
    throw new TypeError("This is none of the app's own");
  },
});
importScripts(`${program}.js`);
wasm_bindgen({ module_or_path: `${program}_bg.wasm` });

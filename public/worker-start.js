// Starts one of the app's workers, the one that the fragment of the address names, from the files beside
// the page, of the build that stands in the address.
const program = location.hash.slice(1);
const build = location.search;
// Where the browser asks (Trusted Types), no other script is let through.
globalThis.trustedTypes?.createPolicy("default", {
  createScriptURL(url) {
    if (["linter", "deriver"].some((name) => url === `${name}.js${build}`)) return url;
    throw new TypeError("This is none of the app's own");
  },
});
importScripts(`${program}.js${build}`);
wasm_bindgen({ module_or_path: `${program}_bg.wasm${build}` });

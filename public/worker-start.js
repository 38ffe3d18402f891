// Starts one of the app's workers, the one that the fragment of the address names, from the files beside
// the page.
const program = location.hash.slice(1);
importScripts(`${program}.js`);
wasm_bindgen({ module_or_path: `${program}_bg.wasm` });

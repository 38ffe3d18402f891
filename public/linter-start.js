// Starts the guidance linter as a worker, from the files beside the page.
importScripts("linter.js");
wasm_bindgen({ module_or_path: "linter_bg.wasm" });

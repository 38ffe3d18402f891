// Says what is wrong when the app cannot start, instead of leaving the page waiting.
(() => {
  const state = document.getElementById("boot-state");
  const supported = typeof WebAssembly === "object" && "noModule" in HTMLScriptElement.prototype;
  const fail = () => {
    if (!document.getElementById("boot")) return;
    state.textContent = supported
      ? "The app could not start. Reload the page. If that does not help, this browser or its settings stop it: try a current Edge, Chrome or Firefox."
      : "This browser is too old for the app. Use a current Edge, Chrome or Firefox.";
    state.setAttribute("role", "alert");
  };
  if (!supported) fail();
  addEventListener("error", fail, true);
  addEventListener("unhandledrejection", fail);
  addEventListener("TrunkApplicationStarted", () => {
    removeEventListener("error", fail, true);
    removeEventListener("unhandledrejection", fail);
  });
})();

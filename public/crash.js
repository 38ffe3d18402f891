// Where the program stops for good, the page says so, with the words that stood in its fields and the
// cases as they were handed over last. It runs without the program, which can no longer be asked.
(() => {
  const copies = new Map();
  let stopped = false;

  const made = (name, text, classes) => {
    const element = document.createElement(name);
    if (text) element.textContent = text;
    if (classes) element.className = classes;
    return element;
  };
  const button = (text, act, more = "") => {
    const element = made("button", text, `govuk-button ${more}`);
    element.type = "button";
    element.addEventListener("click", act);
    return element;
  };
  const labelOf = (field) => {
    const group = field.closest("fieldset")?.querySelector("legend")?.textContent ?? "";
    return [group, field.labels?.[0]?.textContent ?? ""].map((text) => text.trim()).filter(Boolean).join(": ");
  };
  /// What was typed, with its label; never a secret.
  const words = () =>
    [...document.querySelectorAll("main textarea, main input")]
      .filter((field) => field instanceof HTMLTextAreaElement || ["text", "search", "email", "tel"].includes(field.type))
      .filter((field) => field.value.trim())
      .map((field) => [labelOf(field), field.value]);
  const download = (id, { text }) => {
    const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    const link = document.createElement("a");
    link.href = url;
    link.download = `practice-review-copy-${new Date().toISOString().slice(0, 10)}-${id.slice(0, 8)}.json`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
  };

  const page = (typed, where) => {
    const main = made("main", "", "govuk-main-wrapper");
    main.id = "stopped";
    main.tabIndex = -1;
    main.append(
      made("h1", "The app has stopped", "govuk-heading-l"),
      made("p", "Something in it went wrong, and it cannot go on. Your cases are in this browser as they were saved last. Before you start again, see whether what you typed last stands below.", "govuk-body"),
    );
    for (const [id, copy] of copies) {
      const at = copy.at.toLocaleTimeString("en-GB");
      main.append(button(`Download a copy of the case as of ${at}`, () => download(id, copy), "govuk-button--secondary"));
    }
    main.append(made("p", "", "govuk-body"));
    main.append(button("Start the app again", () => location.reload()));
    main.append(made("h2", "What stood in the fields of the page", "govuk-heading-m"));
    if (typed.length) {
      const list = made("dl", "", "govuk-summary-list");
      for (const [label, text] of typed) {
        const row = made("div", "", "govuk-summary-list__row");
        row.append(
          made("dt", label || "Without a label", "govuk-summary-list__key"),
          made("dd", text, "govuk-summary-list__value prt-as-typed"),
        );
        list.append(row);
      }
      main.append(list);
    } else {
      main.append(made("p", "There was nothing in them.", "govuk-body"));
    }
    main.append(made("p", `For IT: ${where}`, "govuk-hint"));
    return main;
  };

  const stop = (where) => {
    // Before the app has started the page says what to do by itself.
    if (stopped || document.getElementById("boot")) return;
    stopped = true;
    const typed = words();
    const container = made("div", "", "govuk-width-container");
    container.append(page(typed, where));
    document.body.replaceChildren(container);
    container.firstChild.focus();
  };

  const trapped = (reason) => typeof WebAssembly === "object" && reason instanceof WebAssembly.RuntimeError;
  addEventListener("error", (event) => trapped(event.error) && stop("the program broke off"));
  addEventListener("unhandledrejection", (event) => trapped(event.reason) && stop("the program broke off"));
  // The program hears nothing any more: what is left of it could only do harm.
  const events = ["beforeunload", "pagehide", "visibilitychange", "storage", "hashchange", "keydown", "pointerdown", "focusin", "focus", "blur", "pageshow", "wheel"];
  for (const name of events) {
    addEventListener(name, (event) => stopped && event.stopImmediatePropagation(), true);
  }

  globalThis.prtCrash = {
    keep: (id, text) => { copies.set(id, { text, at: new Date() }); },
    forget: (id) => { copies.delete(id); },
    forgetAll: () => { copies.clear(); },
    stop,
  };
})();

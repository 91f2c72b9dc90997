/* Chips, search, years and the other things to press: what they say now, and what they ask for when used. */
(function (claimline) {
  "use strict";

  const { element, counted, listed } = claimline;
  const FILTER = {
    source: "the choice of essays",
    theme: "the themes",
    dated: "the way of dating",
    words: "the search",
    window: "the years",
  };

  function field(box, { label, kind, wide, hint }) {
    const input = element("input", { type: kind, "data-field": label, placeholder: hint, autocomplete: "off", spellcheck: "false", size: wide });
    box.append(element("label", {}, element("span", {}, label), input));
    return input;
  }

  /** Puts the fields into their places, once, and passes on what is typed, chosen or pressed as actions. */
  function prepareControls(page, { dispatch, data }) {
    const search = field(page.querySelector("#search"), { label: "Search claims", kind: "search", wide: 18, hint: "Search claims" });
    search.addEventListener("input", () => dispatch({ type: "words", words: search.value }, "typing"));
    const years = page.querySelector("#years");
    const from = field(years, { label: "From", kind: "text", wide: 11, hint: "year" });
    const to = field(years, { label: "to", kind: "text", wide: 11, hint: "year" });
    const help = element("p.wrong", { id: "years-wrong", role: "alert" });
    years.append(help);
    const fields = [["from", from], ["to", to]];
    for (const [side, input] of fields) {
      input.addEventListener("input", () => (input.dataset.typed = "true"));
      input.addEventListener("change", () => asked(side, input, { dispatch, help, fields }));
    }
    page.addEventListener("click", (event) => {
      const action = actionOf(event.target.closest("button"), data);
      if (!action) return;
      const lifting = action.type === "clear" || action.type === "lift";
      if (lifting) for (const [, input] of fields) mended(input);
      if (lifting) help.textContent = "";
      dispatch(action, "press");
      if (lifting) atRest(page).focus({ preventScroll: true }); // the button that had the focus is gone
    });
  }

  /** Takes what a year field says; what is no date is kept to be mended, with a sentence, and the old years stay. */
  function asked(side, input, { dispatch, help, fields }) {
    const day = claimline.readDay(input.value, side === "to");
    const wrong = Boolean(input.value.trim()) && day === null;
    if (wrong) {
      input.setAttribute("aria-invalid", "true");
      input.setAttribute("aria-describedby", help.id);
    } else mended(input);
    const none = !fields.some(([, one]) => one.hasAttribute("aria-invalid"));
    help.textContent = none ? "" : "Not read as a date, so the years stay as they were. Write 1917, Oct 1917, 25 Oct 1917, 10/1917 or 44 BC.";
    if (!wrong) dispatch({ type: "window", [side]: day }, "press");
  }

  function mended(input) {
    for (const name of ["aria-invalid", "aria-describedby", "data-typed"]) input.removeAttribute(name);
  }

  /** Where the focus goes when its button disappears: the chart, or the list where there is no chart. */
  function atRest(page) {
    const chart = page.querySelector("#chart");
    return chart.clientWidth ? chart : page.querySelector(page.dataset.view === "timeline" ? "#list" : "#panels");
  }

  /** The action that a button stands for; null for buttons of other rooms. */
  function actionOf(button, data) {
    if (!button) return null;
    const { facet, value, scale, clear, lift, view, sort, calendar } = button.dataset;
    if (facet) return { type: "toggle", facet, values: facet === "dated" ? value.split(" ") : [value], known: known(data, facet) };
    if (scale) return { type: "scale", scale };
    if (view) return { type: "view", view };
    if (sort !== undefined) return { type: "sort", sort };
    if (calendar) return { type: "calendar", calendar: button.getAttribute("aria-pressed") === "true" ? "" : calendar };
    if (lift) return { type: "lift", facet: lift };
    if (clear) return { type: "clear" };
    return null;
  }

  function known(data, facet) {
    const values = { source: data.sources.map((s) => s.id), theme: data.themes.map((t) => t.id), dated: ["text", "context", "reference"] };
    return values[facet];
  }

  /** Shows a state on all controls; `counts` are those of claimline.counts. */
  function controls(page, { state, counts }) {
    for (const chip of page.querySelectorAll("[data-facet]")) {
      const { facet, value } = chip.dataset;
      const values = facet === "dated" ? value.split(" ") : [value];
      const count = values.reduce((sum, name) => sum + (counts[facet][name] || 0), 0);
      chip.setAttribute("aria-pressed", String(values.every((name) => state[facet].includes(name))));
      chip.classList.toggle("none", count === 0);
      chip.querySelector(".count").textContent = count.toLocaleString("en");
    }
    for (const button of page.querySelectorAll("#scale [data-scale]")) {
      button.setAttribute("aria-pressed", String(button.dataset.scale === state.scale));
    }
    for (const button of page.querySelectorAll("[data-calendar]")) {
      button.setAttribute("aria-pressed", String(button.dataset.calendar === state.calendar));
    }
    page.querySelector("[data-clear]").classList.toggle("off", !claimline.filtered(state));
    const search = page.querySelector('[data-field="Search claims"]');
    if (search !== document.activeElement) search.value = state.words;
    write(page, "From", state.from === null ? "" : claimline.tellDay(state.from, false));
    write(page, "to", state.to === null ? "" : claimline.tellDay(state.to, true));
  }

  function write(page, label, value) {
    const input = page.querySelector(`[data-field="${label}"]`);
    // What is being typed is left alone, and what is wrong stays to be mended; a right field follows the state.
    if (!input.dataset.typed && !input.hasAttribute("aria-invalid")) input.value = value;
  }

  /** `14 of 171 claims shown`. */
  function status(shown, all) {
    return `${shown === all ? "" : `${shown.toLocaleString("en")} of `}${counted(all, "claim")} shown`;
  }

  /** The chart in a sentence, for those who cannot see it. */
  function summary(data, order, state) {
    if (!order.length) return "No claims are shown.";
    const { claims } = data;
    const perSource = data.sources.map((source) => {
      return `${order.filter((row) => claims.source[row] === source.id).length} by ${source.label}`;
    });
    return (
      `${counted(order.length, "claim")}, ${listed(perSource)}, ${claimline.span(claims, order, state)}. ` +
      "Arrow keys go from claim to claim, Enter opens one. The same claims are in the list below."
    );
  }

  /** Where nothing matches: a sentence, and buttons that lift the filter that hides most. */
  function nothing(root, { data, state, shown }) {
    root.hidden = shown.length > 0;
    if (root.hidden) return root.replaceChildren();
    const useful = claimline.loosened(data.claims, state).filter((one) => one.count > 0).slice(0, 2);
    const words = state.words.trim() ? ` “${state.words.trim()}”` : "";
    const name = (facet) => FILTER[facet] + (facet === "words" ? words : "");
    const sentence = useful.length
      ? `No claim passes all the filters. Without ${name(useful[0].facet)} there would be ${useful[0].count.toLocaleString("en")}.`
      : "No claim passes all the filters, and lifting one of them is not enough.";
    root.replaceChildren(
      element("p", {}, sentence),
      ...useful.map((one) => element("button", { type: "button", "data-lift": one.facet }, `Lift ${name(one.facet)} (${counted(one.count, "claim")})`)),
      element("button", { type: "button", "data-clear": "all" }, "Clear all filters"),
    );
  }

  Object.assign(claimline, { prepareControls, controls, status, summary, nothing });
})((window.claimline = window.claimline || {}));

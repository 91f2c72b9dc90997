/* The card with nothing chosen: what is on the screen, how to go on, and where the sources meet. */
(function (claimline) {
  "use strict";

  const { element, counted, claimButton } = claimline;
  const MEETING = 6; // events told by more than one source that are listed at first

  /** The years that some claims cover, as far as the window shows them: `1902 to 1953`, or one year alone. */
  function span(claims, order, { from = null, to = null } = {}) {
    let [first, last] = [Infinity, -Infinity];
    for (const row of order) {
      first = Math.min(first, claims.earliest[row] ?? claims.latest[row]);
      last = Math.max(last, claims.latest[row] ?? claims.earliest[row]);
    }
    const days = [Math.max(first, from ?? -Infinity), Math.min(last, to ?? Infinity)];
    const years = days.map((day) => claimline.yearName(claimline.yearMonthDay(day)[0]));
    return years[0] === years[1] ? years[0] : years.join(" to ");
  }

  /** The card's parts. */
  function inView(data, order, state) {
    if (!order.length) return [element("h2", {}, "No claim matches"), element("p.how", {}, "Loosen a filter to see claims again.")];
    return [
      element("p.kicker", {}, "What you see"),
      element("h2", {}, `${counted(order.length, "claim")}, ${span(data.claims, order, state)}`),
      element("ul.voices", {}, ...data.sources.map((source) => share(data, source, order))),
      meeting(data, order),
      howTo(data),
    ];
  }

  function howTo(data) {
    const others = { 1: "", 2: ", and what the other text says" }[data.sources.length] ?? ", and what the other texts say";
    return element(
      "section.other", {},
      element("h3", {}, "How to read on"),
      element("p", {}, `Choose a claim to see who says it and where${others}. In the chart the arrow keys go from claim to claim, Enter opens the card.`),
      element("p", {}, "Filled marks are dated by the text itself. Hollow marks are dated by reference: the text gives no date; ours comes from a list of dated events."),
      element("p", {}, "In elastic time busy years get more room; in true scale every year has the same."),
    );
  }

  function share(data, source, order) {
    const count = order.filter((row) => data.claims.source[row] === source.id).length;
    return element("li", { style: `--voice:${claimline.voice(data, source.id)}` }, element("i.dot"), element("span", {}, source.label), element("span.count", {}, count.toLocaleString("en")));
  }

  /** The events that more than one source tells: those of most sources and most weight first, the others on demand. */
  function meeting(data, order) {
    const { claims } = data;
    const shared = sharedEvents(claims, order);
    if (!shared.length) return null;
    const both = data.sources.length === 2 ? "both" : "more than one";
    const rows = element("div.meeting", {});
    const fill = (events) => {
      const buttons = claimline.inTime(claims, events.map((event) => event.rows[0])).map((row) => {
        return claimButton(claims, row, element("b", {}, claims.when[row]), " ", claims.title[row]);
      });
      rows.replaceChildren(...buttons);
      return buttons;
    };
    fill(shared.slice(0, MEETING));
    const all = element("button.more", { type: "button" }, `Show all ${shared.length.toLocaleString("en")}`);
    all.addEventListener("click", () => {
      all.remove();
      fill(shared)[0].focus({ preventScroll: true });
    });
    const heading = element("h3", {}, `${counted(shared.length, "event")} told by ${both}`);
    return element("section.other", {}, heading, rows, shared.length > MEETING && all);
  }

  function sharedEvents(claims, order) {
    const events = new Map();
    for (const row of order) {
      const event = events.get(claims.event[row]) || { rows: [], sources: new Set(), weight: 0 };
      event.rows.push(row);
      event.sources.add(claims.source[row]);
      event.weight += claims.weight[row];
      events.set(claims.event[row], event);
    }
    const shared = [...events.values()].filter((event) => event.sources.size > 1);
    return shared.sort((a, b) => b.sources.size - a.sources.size || b.weight - a.weight);
  }

  Object.assign(claimline, { inView, span });
})((window.claimline = window.claimline || {}));

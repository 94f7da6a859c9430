
"use strict";
(() => {
  const form = document.querySelector(".controls");
  if (!form) return;
  // The browser lays out only the bodies of the table that are in sight; of the others it must know how many rows they show.
  const bodies = [...document.querySelector("#ledger table").tBodies];
  const planned = bodies.flatMap((body) => [...body.rows]);
  const size = bodies[0].rows.length;
  const told = form.querySelector("output");
  const fold = (text) => text.normalize("NFKC").toLowerCase();
  const texts = new Map();
  let rows = planned;

  const due = (row) => row.dataset.d || "9999-99-99";
  const unit = (row) => (row.dataset.u ? parseInt(row.dataset.u, 10) : Infinity);
  const before = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
  const orders = {
    plan: () => 0,
    due: (a, b) => before(due(a), due(b)),
    status: (a, b) => a.dataset.s - b.dataset.s || before(due(a), due(b)),
    unit: (a, b) => before(unit(a), unit(b)),
  };

  const filter = () => {
    if (!texts.size) for (const row of planned) texts.set(row, fold(row.textContent));
    const words = fold(form.words.value).split(/\s+/).filter(Boolean);
    const unit = form.unit.value;
    const status = form.status.value;
    const wanted = (row) =>
      (!status || row.dataset.s === status) &&
      (!unit || row.dataset.u.split(" ").includes(unit)) &&
      words.every((word) => texts.get(row).includes(word));
    let total = 0;
    bodies.forEach((body, at) => {
      let count = 0;
      for (const row of rows.slice(at * size, (at + 1) * size)) {
        const shown = wanted(row);
        count += shown;
        if (row.hidden === shown) row.hidden = !shown;
      }
      body.hidden = !count;
      body.style.setProperty("--rows", count);
      total += count;
    });
    told.value = total === rows.length ? `共${total}项` : `共${rows.length}项，显示${total}项；打印时全部印出`;
  };

  const sort = () => {
    rows = [...planned].sort(orders[form.order.value]);
    bodies.forEach((body, at) => body.append(...rows.slice(at * size, (at + 1) * size)));
    filter();
  };

  form.words.addEventListener("input", (event) => event.isComposing || filter());
  form.words.addEventListener("compositionend", filter);
  form.unit.addEventListener("change", filter);
  form.status.addEventListener("change", filter);
  form.order.addEventListener("change", sort);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.reset();
  form.hidden = false;
  filter();
})();

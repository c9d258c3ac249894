// Taps in the grid are saved in the background; without this the page's own button saves them.
// What is not saved yet is kept in this browser until it is: a tap in a dead corner of the building counts.
const form = document.querySelector("form[data-ticks]");
if (form) {
  const [KEPT, AT_ONCE, SOON, LONGEST] = [12 * 3600e3, 400, 250, 20000];
  const store = `assay.ticks.${form.dataset.ticks}`;
  const line = form.querySelector("[data-ticks-state]");
  const again = form.querySelector("[data-ticks-again]");
  const declined = form.querySelector("[data-ticks-declined]");
  const place = document.querySelector("[data-undo]");
  const waiting = new Map(kept());
  let [flying, timer, pause, trouble] = [false, 0, 1000, ""];

  function kept() {
    try {
      const { at, cells } = JSON.parse(localStorage.getItem(store) ?? "{}");
      return Date.now() - at < KEPT ? cells : [];
    } catch {
      return [];
    }
  }
  function keep() {
    try {
      if (waiting.size) localStorage.setItem(store, JSON.stringify({ at: Date.now(), cells: [...waiting] }));
      else localStorage.removeItem(store);
    } catch {
      // A browser that keeps nothing: leaving the page is asked about instead.
    }
  }
  const box = (cell) => form.querySelector(`input[name="on"][value="${CSS.escape(cell)}"]`);
  const show = (cell, word) => box(cell)?.closest(".tick").setAttribute("data-saving", word);
  function say() {
    const now = trouble || (waiting.size ? "saving" : "saved");
    line.dataset.now = ["saving", "saved"].includes(now) ? now : "failed";
    line.textContent = line.dataset[now].replace("{n}", waiting.size);
    again.hidden = !trouble;
  }
  function soon(after) {
    if (timer && after >= SOON) return; // not put off by the next tap: what one does first is saved first
    clearTimeout(timer);
    timer = setTimeout(send, after);
  }
  function note(input) {
    waiting.set(input.value, input.checked);
    show(input.value, "saving");
    keep();
    say();
    if (trouble !== "ended") soon(SOON);
  }
  function refuse(list) {
    for (const { cell, text, on } of list) {
      const input = box(cell);
      if (input) input.checked = on;
      const item = document.createElement("li");
      item.textContent = text;
      declined.append(item);
    }
    declined.hidden = !declined.children.length;
  }
  function told(answer) {
    for (const [skill, count] of Object.entries(answer.done)) {
      const figure = form.querySelector(`[data-done="${CSS.escape(skill)}"]`);
      if (figure) figure.textContent = count;
    }
    for (const cell of answer.undone ?? []) {
      const input = box(cell);
      if (input && !waiting.has(cell)) input.checked = false;
    }
    place.innerHTML = answer.undo;
  }
  async function post(address, body) {
    body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    const options = { method: "POST", body, redirect: "manual", headers: { Accept: "application/json" } };
    const answer = await fetch(address, { ...options, signal: AbortSignal.timeout(15000) });
    if (answer.type === "opaqueredirect" || [401, 403].includes(answer.status)) throw new Error("ended");
    if (!answer.ok) throw new Error(answer.status === 404 ? "gone" : "failed");
    return answer.json();
  }
  async function send() {
    clearTimeout(timer);
    timer = 0;
    if (flying || !waiting.size) return;
    flying = true;
    const sent = [...waiting].slice(0, AT_ONCE);
    const body = new URLSearchParams();
    for (const [cell, on] of sent) body.append(on ? "set" : "unset", cell);
    try {
      const answer = await post(form.dataset.save, body);
      for (const [cell, on] of sent) {
        if (waiting.get(cell) === on) waiting.delete(cell);
        show(cell, waiting.has(cell) ? "saving" : "saved");
      }
      refuse(answer.refused);
      told(answer);
      [pause, trouble] = [1000, ""];
    } catch (error) {
      trouble = ["ended", "gone"].includes(error.message) ? error.message : "failed";
      for (const [cell] of sent) show(cell, "failed");
      pause = Math.min(pause * 2, LONGEST);
    }
    flying = false;
    keep();
    say();
    if (waiting.size && !["ended", "gone"].includes(trouble)) soon(trouble ? pause : SOON);
  }
  async function undo(event) {
    event.preventDefault();
    await send();
    if (waiting.size) return;
    const body = new URLSearchParams(new FormData(event.target, event.submitter));
    try {
      told(await post(event.target.action, body));
    } catch {
      event.target.submit();
    }
  }
  function fill(event) {
    const button = event.target.closest('button[name="column"], button[name="row"]');
    if (!button) return;
    event.preventDefault();
    const which = button.name === "column" ? "skill" : "row";
    for (const input of form.querySelectorAll(`input[data-${which}="${CSS.escape(button.value)}"]:not(:checked)`)) {
      input.checked = true;
      note(input);
    }
  }
  function walk(event) {
    const steps = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };
    const cell = event.target.closest?.("tbody td");
    if (!(event.key in steps) || !cell || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const [down, across] = steps[event.key];
    const rows = [...cell.closest("tbody").rows];
    let [row, column] = [rows.indexOf(cell.parentElement) + down, cell.cellIndex + across];
    while (rows[row]?.cells[column]) {
      const input = rows[row].cells[column].querySelector("input, a");
      if (input) return input.focus();
      [row, column] = [row + down, column + across];
    }
  }

  form.querySelector("[data-ticks-save]").hidden = true;
  form.addEventListener("change", (event) => event.target.name === "on" && note(event.target));
  form.addEventListener("click", fill);
  form.addEventListener("keydown", walk);
  place.addEventListener("submit", undo);
  again.addEventListener("click", () => ((trouble = ""), say(), send()));
  addEventListener("online", () => soon(0));
  addEventListener("beforeunload", (event) => waiting.size && event.preventDefault());
  for (const [cell, on] of waiting) {
    const input = box(cell);
    if (input) input.checked = on;
  }
  say();
  if (waiting.size) soon(0);
}

// A box of the class counts as soon as it is ticked; without this the button below the class does.
document.querySelector("[data-at-once]")?.addEventListener("change", (event) => event.currentTarget.requestSubmit());

// The arrow keys lead through the tour; without this the links at the end of each page do.
const WAYS = { ArrowLeft: "prev", ArrowRight: "next" };
const BUSY = "input, textarea, select, audio, video, [contenteditable], .table-frame";

document.querySelector("[data-keys]")?.removeAttribute("hidden");
document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (!(event.key in WAYS) || event.target.closest(BUSY)) return;
  document.querySelector(`.tour-way a[rel="${WAYS[event.key]}"]`)?.click();
});

// While something is being checked, look again every three seconds; without this the page has a link for it.
const box = document.getElementById("progress");
if (box && Number(box.dataset.waiting) > 0) {
  setTimeout(async function look() {
    try {
      const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
      const fresh = page.getElementById("progress");
      if (fresh && Number(fresh.dataset.waiting) > 0) {
        box.replaceChildren(...fresh.childNodes);
        setTimeout(look, 3000);
      } else {
        location.reload();
      }
    } catch {
      setTimeout(look, 9000);
    }
  }, 3000);
}

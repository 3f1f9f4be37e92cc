/* Follow a batch; show the page anew when something more was read or published. Without it one reloads the page. */
"use strict";
(function () {
  const bar = document.querySelector("[data-progress]");
  if (!bar || bar.dataset.left === "0") { return; }
  let left = Number(bar.dataset.left), told = "";

  function freshen() {
    return fetch(window.location.href, { credentials: "same-origin" })
      .then(function (response) { return response.text(); })
      .then(function (html) {
        const page = new DOMParser().parseFromString(html, "text/html");
        [".batch-progress", ".batch-acts", ".arrivals tbody", ".batch-pages"].forEach(function (place) {
          const now = document.querySelector(place), then = page.querySelector(place);
          if (now && then) { keepTicks(now, then); now.replaceWith(then); }
        });
      });
  }

  /* What was ticked here and not yet saved stays ticked. */
  function keepTicks(now, then) {
    now.querySelectorAll("input[type=checkbox]").forEach(function (box) {
      const twin = then.querySelector('input[name="' + box.name + '"][value="' + box.value + '"]');
      if (twin) { twin.checked = box.checked; }
    });
  }

  function look() {
    fetch(bar.dataset.progress, { credentials: "same-origin" })
      .then(function (response) { return response.json(); })
      .then(function (progress) {
        const now = JSON.stringify(progress), changed = now !== told;
        told = now;
        left = progress.left;
        return changed ? freshen() : null;
      })
      .catch(function () { return null; })
      .then(function () { if (left) { window.setTimeout(look, 1000); } });
  }
  window.setTimeout(look, 1000);
})();

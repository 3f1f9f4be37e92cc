/* Pointing at a value, or focusing it, shows the words in the text that it was read from. */
"use strict";
(function () {
  document.querySelectorAll("[data-place]").forEach(function (value) {
    const words = document.querySelectorAll('[data-evidence~="' + value.dataset.place + '"]');
    function show(on) {
      words.forEach(function (part) { part.classList.toggle("evidence--shown", on); });
    }
    value.addEventListener("pointerenter", function () { show(true); });
    value.addEventListener("pointerleave", function () { show(value.contains(document.activeElement)); });
    value.addEventListener("focusin", function () { show(true); });
    value.addEventListener("focusout", function () { show(false); });
  });
})();

/* Offer divisions while a name or code is typed. Without it the name is simply typed out. */
"use strict";
(function () {
  let lists = 0;

  function listFor(input) {
    const list = document.createElement("datalist");
    list.id = "divisions-" + (lists += 1);
    input.after(list);
    input.setAttribute("list", list.id);
    return list;
  }

  function lastWord(text) {
    const at = Math.max(text.lastIndexOf("、"), text.lastIndexOf("，"), text.lastIndexOf(",")) + 1;
    return { before: text.slice(0, at), word: text.slice(at).trim() };
  }

  function offer(input) {
    const list = document.getElementById(input.getAttribute("list")) || listFor(input);
    const { before, word } = lastWord(input.value);
    if (!word) { list.replaceChildren(); return; }
    fetch(input.dataset.suggest + "?q=" + encodeURIComponent(word), { credentials: "same-origin" })
      .then(function (response) { return response.ok ? response.json() : { divisions: [] }; })
      .then(function (answer) {
        list.replaceChildren(...answer.divisions.map(function (division) {
          const option = document.createElement("option");
          option.value = before + division.value;
          option.label = division.note;
          return option;
        }));
      })
      .catch(function () { list.replaceChildren(); });
  }

  let timer = 0;
  document.addEventListener("input", function (event) {
    if (!(event.target instanceof HTMLInputElement) || !event.target.dataset.suggest) { return; }
    clearTimeout(timer);
    timer = setTimeout(offer, 150, event.target);
  });
}());

/* Suggestions under a search box while one types: an ARIA 1.2 combobox with a list. Without this file the box is a plain box. */
"use strict";
(function () {
  const PAUSE = 120;
  const KINDS = { slogan: "提法", division: "地区", person: "人物", source: "来源" };
  const FIELD = /^(?:县|市|省|地区|人|来源|提法)[:：]/;
  let boxes = 0;

  /* The word at the end of what is typed, without a minus or a field before it, and all that stands before the word. */
  function lastWord(typed) {
    const word = typed.match(/[^\s　|｜]*$/)[0];
    const minus = /^[-－]/.test(word) ? word[0] : "";
    const before = typed.slice(0, typed.length - word.length) + minus;
    return { before, negated: minus !== "", word: word.slice(minus.length).replace(FIELD, "") };
  }

  function element(name, className, text) {
    const made = document.createElement(name);
    made.className = className;
    made.textContent = text || "";
    return made;
  }

  function optionFor(found, id) {
    const option = element("li", "suggest__option");
    option.id = id;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    option.append(element("span", "suggest__label", found.label));
    const note = found.note ? KINDS[found.kind] + " · " + found.note : KINDS[found.kind];
    option.append(element("span", "suggest__note", note));
    return option;
  }

  function combobox(input) {
    const id = "suggest-" + (boxes += 1);
    const list = element("ul", "suggest");
    const status = element("p", "visually-hidden");
    const known = new Map();
    let shown = [], active = -1, composing = false, timer = 0, asking = null;

    list.id = id;
    list.hidden = true;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", "建议");
    status.setAttribute("role", "status");
    input.parentElement.append(list, status);
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", id);
    input.setAttribute("aria-expanded", "false");

    function close() {
      clearTimeout(timer);
      if (asking) { asking.abort(); asking = null; }
      shown = [];
      list.hidden = true;
      list.replaceChildren();
      status.textContent = "";
      input.setAttribute("aria-expanded", "false");
      point(-1);
    }

    function point(at) {
      active = at;
      Array.from(list.children).forEach(function (option, place) {
        option.setAttribute("aria-selected", String(place === at));
      });
      if (at < 0) { input.removeAttribute("aria-activedescendant"); return; }
      input.setAttribute("aria-activedescendant", list.children[at].id);
      list.children[at].scrollIntoView({ block: "nearest" });
    }

    function show(found) {
      const { negated } = lastWord(input.value);
      shown = negated ? found.filter(function (each) { return each.kind === "slogan"; }) : found;
      if (!shown.length) { close(); return; }
      list.replaceChildren(...shown.map(function (each, place) { return optionFor(each, id + "-" + place); }));
      list.hidden = false;
      input.setAttribute("aria-expanded", "true");
      status.textContent = "有 " + shown.length + " 条建议，可用上下键选择。";
      point(-1);
    }

    function ask() {
      const { word } = lastWord(input.value);
      if (!word || /^["“＂]/.test(word)) { close(); return; }
      if (known.has(word)) { show(known.get(word)); return; }
      if (asking) { asking.abort(); }
      const mine = asking = new AbortController();
      fetch(input.dataset.suggest + "?q=" + encodeURIComponent(word), { credentials: "same-origin", signal: mine.signal })
        .then(function (response) { return response.ok ? response.json() : { suggestions: [] }; })
        .then(function (answer) {
          known.set(word, answer.suggestions);
          if (asking === mine && document.activeElement === input) { show(answer.suggestions); }
        })
        .catch(function () { if (asking === mine) { close(); } });
    }

    /* A slogan is searched; anything else has a page of its own, or becomes a field among the words already typed. */
    function choose(found) {
      const { before } = lastWord(input.value);
      const alone = !before.trim();
      close();
      if (alone && found.kind !== "slogan") { location.assign(found.url); return; }
      input.value = before + found.insert + (alone ? "" : " ");
      if (alone) { input.form.submit(); }
    }

    function move(step) {
      const places = shown.length + 1;
      point((active + 1 + step + places) % places - 1);
    }

    input.addEventListener("compositionstart", function () { composing = true; });
    input.addEventListener("compositionend", function () { composing = false; later(); });
    input.addEventListener("input", function (event) { if (!composing && !event.isComposing) { later(); } });
    input.addEventListener("blur", close);
    function later() {
      clearTimeout(timer);
      timer = setTimeout(ask, PAUSE);
    }

    input.addEventListener("keydown", function (event) {
      if (composing || event.isComposing || event.keyCode === 229) { return; }
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        if (!shown.length) { if (event.key === "ArrowDown") { ask(); } return; }
        event.preventDefault();
        move(event.key === "ArrowDown" ? 1 : -1);
      } else if (event.key === "Enter" && active >= 0) {
        event.preventDefault();
        choose(shown[active]);
      } else if (event.key === "Escape" && shown.length) {
        event.preventDefault();
        close();
      }
    });

    /* The box keeps the focus, so that a press on the list does not close it first. */
    list.addEventListener("mousedown", function (event) { event.preventDefault(); });
    list.addEventListener("click", function (event) {
      const option = event.target.closest("[role=option]");
      if (option) { choose(shown[Array.from(list.children).indexOf(option)]); }
    });
  }

  document.querySelectorAll("input[data-suggest]").forEach(combobox);
}());

/* Copy what a statement says, or what is selected of it, with who said it, where and when. It works over plain http. */
"use strict";
(function () {
  const INDENT = /^\s+|\s+$/g;

  function selectedIn(speech) {
    const selection = window.getSelection();
    if (!selection || selection.isCollapsed || !speech.contains(selection.anchorNode) || !speech.contains(selection.focusNode)) { return ""; }
    return selection.toString();
  }

  function wordsOf(speech) {
    return [...speech.querySelectorAll(":scope > p[id]")].map(function (paragraph) {
      const words = paragraph.cloneNode(true);
      words.querySelectorAll(".match-nav").forEach(function (ways) { ways.remove(); });
      return words.textContent;
    }).join("\n");
  }

  function quotation(speech) {
    const words = (selectedIn(speech) || wordsOf(speech)).replace(INDENT, "");
    return "“" + words + "”\n" + speech.querySelector(".citation").textContent.replace(INDENT, "");
  }

  /* Pages over plain http have no clipboard of their own (Clipboard API: secure contexts only). */
  function copyOldStyle(text) {
    const field = document.createElement("textarea");
    field.value = text;
    field.setAttribute("readonly", "");
    field.className = "visually-hidden";
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  }

  function copy(text) {
    if (navigator.clipboard && window.isSecureContext) {
      return navigator.clipboard.writeText(text).then(function () { return true; }, function () { return copyOldStyle(text); });
    }
    return Promise.resolve(copyOldStyle(text));
  }

  function offerSpeech(place) {
    const button = place.querySelector("button"), told = place.querySelector("[role=status]");
    const speech = place.closest(".speech");
    let text = "";
    place.hidden = false;
    /* Pressing a button may end the selection, so the words are taken before. */
    button.addEventListener("pointerdown", function () { text = quotation(speech); });
    button.addEventListener("click", function () {
      copy(text || quotation(speech)).then(function (done) {
        told.textContent = done ? "已复制" : "没有复制成，请展开“引文出处”手工复制";
        text = "";
        button.focus();
      });
    });
  }

  /* The link to a quotation becomes a button. The words are asked for as soon as it is pointed at: without a clipboard
     of their own, older browsers copy only at the moment of the press, so a second press succeeds where the first came early. */
  function offerHit(link) {
    const button = document.createElement("button"), told = document.createElement("span");
    let text = "", asking = null;
    button.type = "button";
    button.className = "quote";
    button.textContent = "复制引文";
    told.setAttribute("role", "status");

    function ask() {
      asking = asking || fetch(link.href, { credentials: "same-origin" }).then(function (response) {
        if (!response.ok) { throw new Error(String(response.status)); }
        return response.text();
      }).then(function (words) { text = words; return words; });
      asking.catch(function () { asking = null; });
      return asking;
    }

    button.addEventListener("pointerenter", ask);
    button.addEventListener("focus", ask);
    button.addEventListener("click", function () {
      (text ? copy(text) : ask().then(copy)).then(
        function (done) { told.textContent = done ? " 已复制" : " 没有复制成，请再按一次"; button.focus(); },
        function () { told.textContent = " 没有取到引文，请打开文章复制"; });
    });
    link.replaceWith(button, told);
  }

  document.querySelectorAll("[data-copy]").forEach(offerSpeech);
  document.querySelectorAll("a.quote").forEach(offerHit);
})();

/* Review by single keys: j k between what is doubtful, a accepts it, 1–9 take a candidate. Without it one uses the mouse. */
"use strict";
(function () {
  const form = document.getElementById("article_form") || document.getElementById("proposals");
  if (!form) { return; }
  const HELP = "j / k　下一个、上一个疑点\na　核对无误，到下一个疑点\n1–9　取用这一栏的第几个候选\ne　改这一栏\np　保存并发布　　s　保存草稿　　n　跳过\n?　显示这些";
  let at = -1;

  document.querySelectorAll(".evidence-take").forEach(function (button) {
    const row = button.closest(".form-row");
    const field = row && row.querySelector("input:not([type=hidden]), select, textarea");
    if (!field) { return; }
    button.hidden = false;
    button.addEventListener("click", function () {
      field.value = button.dataset.take;
      field.dispatchEvent(new Event("change", { bubbles: true }));
      row.classList.add("row-decided");
    });
  });

  function doubtful() {
    const rows = [...document.querySelectorAll(".evidence-doubt")]
      .map(function (mark) { return mark.closest(".form-row, tr"); });
    return rows.filter(function (row, index) { return row && rows.indexOf(row) === index; });
  }

  function go(step) {
    const rows = doubtful();
    if (!rows.length) { return; }
    at = (at + step + rows.length) % rows.length;
    document.querySelectorAll(".row-current").forEach(function (row) { row.classList.remove("row-current"); });
    rows[at].classList.add("row-current");
    rows[at].scrollIntoView({ block: "center" });
  }

  function inCurrent(selector) {
    const row = document.querySelector(".row-current");
    return row ? [...row.querySelectorAll(selector)] : [];
  }

  const KEYS = {
    j: function () { go(1); },
    k: function () { go(-1); },
    a: function () {
      const row = document.querySelector(".row-current");
      if (!row) { return false; }
      inCurrent("input[name=accept]").forEach(function (box) { box.checked = true; row.classList.add("row-decided"); });
      go(1);
      return true;
    },
    e: function () { const field = inCurrent("input:not([type=hidden]), select, textarea")[0]; if (field) { field.focus(); } },
    "?": function () { window.alert(HELP); }
  };

  document.addEventListener("keydown", function (event) {
    const inField = event.target.closest && event.target.closest("input, select, textarea, [contenteditable]");
    if (event.key === "Escape" && inField) { event.target.blur(); return; }
    if (inField || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) { return; }
    const named = document.querySelector('[data-key="' + event.key.replace(/["\\]/g, "") + '"]');
    if (KEYS[event.key] && KEYS[event.key]() !== false) { event.preventDefault(); }
    else if (/^[1-9]$/.test(event.key)) {
      const button = inCurrent(".evidence-take")[Number(event.key) - 1];
      if (button) { event.preventDefault(); button.click(); }
    } else if (named) { event.preventDefault(); named.click(); }
  });
})();

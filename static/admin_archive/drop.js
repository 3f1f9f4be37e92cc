/* Files and whole folders dragged onto the upload page. Without it one chooses them by the buttons. */
"use strict";
(function () {
  const input = document.querySelector('input[type="file"][name="documents"]');
  if (!input || !window.DataTransfer) { return; }
  const zone = document.createElement("div");
  zone.className = "drop";
  zone.textContent = "也可以把文件或整个文件夹拖到这里。";
  input.after(zone);

  function filesOf(entry) {
    if (entry.isFile) {
      return new Promise(function (done) { entry.file(function (file) { done([file]); }, function () { done([]); }); });
    }
    const reader = entry.createReader();
    const found = [];
    return new Promise(function (done) {
      (function more() {
        reader.readEntries(function (entries) {
          if (entries.length) { found.push(...entries); more(); return; }
          Promise.all(found.map(filesOf)).then(function (lists) { done(lists.flat()); });
        }, function () { done([]); });
      })();
    });
  }

  function take(files) {
    const kept = new DataTransfer();
    [...input.files, ...files].filter(function (file) { return !file.name.startsWith("."); })
      .forEach(function (file) { kept.items.add(file); });
    input.files = kept.files;
    zone.textContent = "已选 " + input.files.length + " 个文件。";
  }

  ["dragenter", "dragover"].forEach(function (name) {
    document.addEventListener(name, function (event) { event.preventDefault(); zone.classList.add("drop-over"); });
  });
  document.addEventListener("dragleave", function (event) {
    if (!event.relatedTarget) { zone.classList.remove("drop-over"); }
  });
  document.addEventListener("drop", function (event) {
    event.preventDefault();
    zone.classList.remove("drop-over");
    const entries = [...event.dataTransfer.items].map(function (item) { return item.webkitGetAsEntry(); });
    Promise.all(entries.filter(Boolean).map(filesOf)).then(function (lists) { take(lists.flat()); });
  });
  input.addEventListener("change", function () { zone.textContent = "已选 " + input.files.length + " 个文件。"; });
})();

/* 大字：读者选定后记在本机，别无他用。没有脚本时按钮不出现，正文照常可读。 */
(function () {
  "use strict";
  var root = document.documentElement;
  var key = "gongshi-large";

  function remembered() {
    try { return localStorage.getItem(key) === "1"; } catch (error) { return false; }
  }

  function apply(button, on) {
    root.classList.toggle("large", on);
    if (button) { button.setAttribute("aria-pressed", String(on)); }
  }

  apply(null, remembered());
  document.addEventListener("DOMContentLoaded", function () {
    var button = document.getElementById("large");
    if (!button) { return; }
    button.hidden = false;
    apply(button, root.classList.contains("large"));
    button.addEventListener("click", function () {
      var on = !root.classList.contains("large");
      apply(button, on);
      try { localStorage.setItem(key, on ? "1" : "0"); } catch (error) { /* 不能记住也无妨 */ }
    });
  });
})();

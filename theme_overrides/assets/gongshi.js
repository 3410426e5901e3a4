/* 大字：样式不靠脚本，这里只把读者的选择记在本机。朗读：浏览器有这个本事，按钮才出现。 */
(function () {
  "use strict";
  var root = document.documentElement;
  var key = "gongshi-large";
  var voice = window.speechSynthesis;

  function stored(value) {
    try {
      if (value) { localStorage.setItem(key, value); }
      return localStorage.getItem(key) === "1";
    } catch (error) { return false; }
  }

  root.classList.toggle("large", stored());

  /* 一行一行读：太长的一段，有的浏览器读到一半就停。 */
  function read(done) {
    var lines = document.getElementById("content").innerText.replace(/\t/g, "，").split(/\n+/);
    lines.forEach(function (line, index) {
      var said = new SpeechSynthesisUtterance(line);
      said.lang = root.lang;
      if (index === lines.length - 1) { said.onend = done; }
      voice.speak(said);
    });
  }

  document.addEventListener("DOMContentLoaded", function () {
    var box = document.getElementById("large");
    var button = document.getElementById("aloud");
    box.checked = root.classList.contains("large");
    box.addEventListener("change", function () {
      root.classList.toggle("large", box.checked);
      stored(box.checked ? "1" : "0");
    });
    if (!voice) { return; }
    var idle = button.textContent;
    button.hidden = false;
    button.addEventListener("click", function () {
      var start = button.textContent === idle;
      voice.cancel();
      button.textContent = start ? button.dataset.stop : idle;
      if (start) { read(function () { button.textContent = idle; }); }
    });
    window.addEventListener("pagehide", function () { voice.cancel(); });
  });
})();

"use strict";
// Draws each chart from the data beside it, and opens what is folded while the page is printed.
(function () {
  function draw(box) {
    const figure = JSON.parse(document.getElementById(box.id + "-data").textContent);
    Plotly.newPlot(box, figure.data, figure.layout, {
      displayModeBar: false,
      responsive: true,
      staticPlot: figure.layout.hovermode === false,
    });
  }
  document.querySelectorAll(".chart").forEach(draw);

  let opened = [];
  window.addEventListener("beforeprint", function () {
    opened = Array.from(document.querySelectorAll("details:not([open])"));
    opened.forEach(function (part) { part.open = true; });
  });
  window.addEventListener("afterprint", function () {
    opened.forEach(function (part) { part.open = false; });
  });
})();

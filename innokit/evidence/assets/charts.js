"use strict";
// Draws each chart from the data beside it, and opens what is folded when a link leads inside or the page is printed.
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

  // Browsers that follow the newest HTML do this by themselves; older tablets do not.
  function unfold() {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const folded = target && target.closest("details:not([open])");
    if (folded) {
      folded.open = true;
      target.scrollIntoView();
    }
  }
  window.addEventListener("hashchange", unfold);
  unfold();

  // "Back" from the figure that a link led to returns to where the reader was, on this page or another.
  document.addEventListener("click", function (event) {
    const back = event.target.closest("a.back");
    if (back && back.closest("li:target") && history.length > 1) {
      event.preventDefault();
      history.back();
    }
  });

  let opened = [];
  window.addEventListener("beforeprint", function () {
    opened = Array.from(document.querySelectorAll("details:not([open])"));
    opened.forEach(function (part) { part.open = true; });
  });
  window.addEventListener("afterprint", function () {
    opened.forEach(function (part) { part.open = false; });
  });
})();

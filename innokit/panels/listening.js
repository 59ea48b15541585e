// How every panel hears Python.

/**
 * Hear the model: `heard` gives a function for each of its events. What comes while a button is pressed down is
 * drawn once it is let go, or the button would move away under the pointer and the press be lost.
 * Gives the function that stops it.
 */
function listen(model, root, heard) {
  const pressed = "button, summary, label, option, [type=checkbox], [type=radio]";
  let down = false, late = [];
  const press = (event) => { down = event.target.closest?.(pressed) != null; };
  const release = () => {
    if (!down) return;
    down = false;
    setTimeout(() => { // the click itself comes first
      const due = late;
      late = [];
      for (const hear of due) hear();
    });
  };
  const pairs = Object.entries(heard).map(([event, hear]) => [event, (...said) => {
    if (down || late.length) late.push(() => hear(...said));
    else hear(...said);
  }]);
  for (const [event, hear] of pairs) model.on(event, hear);
  root.addEventListener("pointerdown", press, true);
  const ends = ["pointerup", "pointercancel"];
  for (const end of ends) window.addEventListener(end, release, true);
  window.addEventListener("blur", release); // of the window alone, so not while capturing
  return () => {
    for (const [event, hear] of pairs) model.off(event, hear);
    for (const end of ends) window.removeEventListener(end, release, true);
    window.removeEventListener("blur", release);
  };
}

// Keys for the review queue: a letter presses the button or follows the link that shows it. Without this all works by hand.
"use strict";
(() => {
  const told = document.getElementById("keys");
  const name = "amends-review-keys";
  let on = localStorage.getItem(name) !== "off";

  // Keys of one letter can be in the way of speech input: they can be switched off (WCAG 2.1.4).
  const toggle = document.createElement("button");
  toggle.type = "button";
  toggle.className = "quiet";
  const say = () => {
    toggle.textContent = on ? "Keys are on: switch them off" : "Keys are off: switch them on";
  };
  toggle.addEventListener("click", () => {
    on = !on;
    localStorage.setItem(name, on ? "on" : "off");
    say();
  });
  say();
  told.append(toggle);
  told.hidden = false;

  document.addEventListener("keydown", (event) => {
    if (!on || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (event.target.closest("input, textarea, select")) return;
    const found = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
    if (!found) return;
    event.preventDefault();
    found.click();
  });

  // What was opened is on the screen now; the first act on it is one Tab away.
  const compared = document.querySelector(".compared");
  if (compared) compared.parentElement.focus();
})();

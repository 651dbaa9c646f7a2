// The map in its frame and the address of the page. What is chosen on the map stands after the #, so that a copied
// address opens the same view. The frame is shut off from everything; it can only say which view it shows.
"use strict";
const raam = document.querySelector("iframe[data-kaart]");
const ZICHT = /^#kaart=-?\d{1,2}(\.\d+)?,-?\d{1,3}(\.\d+)?,\d{1,2}(\.\d+)?(&(kleur|lagen|gekozen|naast)=[\w.,:%~*'()!/-]*){0,4}$/;
const LANGST = 2000;

// Links to another version keep what was chosen.
function neemMee() {
  for (const link of document.querySelectorAll("a[data-zicht]")) link.hash = location.hash;
}

window.addEventListener("message", (event) => {
  const zicht = event.data;
  if (event.source !== raam.contentWindow || typeof zicht !== "string" || zicht.length > LANGST || !ZICHT.test(zicht)) return;
  history.replaceState(history.state, "", zicht);
  neemMee();
});

// Somebody goes to another address of this page: the map follows, without a step of its own to go back through.
window.addEventListener("hashchange", () => {
  raam.contentWindow.location.replace(raam.dataset.kaart + location.hash);
  neemMee();
});

raam.src = raam.dataset.kaart + location.hash;
neemMee();

/* On paper the same part of the map, in the size that kaart.css gives it there; afterwards back as it was. */
function beginAfdruk() {
  const vak = links.kaart.getContainer().closest(".doek");
  let zicht = null;
  window.addEventListener("beforeprint", () => {
    zicht = { midden: links.kaart.getCenter(), zoom: links.kaart.getZoom(), hoeken: grond(links.kaart) };
    vak.classList.add("afdruk");
    for (const { kaart } of doeken()) kaart.invalidateSize({ animate: false, pan: false });
    links.kaart.fitBounds(zicht.hoeken, { padding: [8, 8], animate: false });
  });
  window.addEventListener("afterprint", () => {
    vak.classList.remove("afdruk");
    for (const { kaart } of doeken()) kaart.invalidateSize({ animate: false, pan: false });
    if (zicht) links.kaart.setView(zicht.midden, zicht.zoom, { animate: false });
  });
  const knop = document.getElementById("druk-af");
  if (!knop) return;
  knop.hidden = OPGESLOTEN;
  knop.addEventListener("click", () => window.print());
}

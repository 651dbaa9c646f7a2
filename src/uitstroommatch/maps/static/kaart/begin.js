/* Called by Folium with the map, when every layer has said how it is drawn. */
function begin(kaart) {
  links = new Doek(kaart, "Kaart");
  beginBediening();
  beginNaast();
  beginGekozen();
  beginTabellen();
  document.getElementById("hele-regio").addEventListener("click", heleRegio);
  volgers.push(werkDoekenBij, werkBedieningBij, tekenGekozen, werkTabellenBij);
  heleRegio();
  links.afstand(); // a region that fits as it is does not change the zoom, and then nobody would say how far it is
  beginAdres();
  volgMaat();
  beginAfdruk();
  beginAfbeelding();
  requestAnimationFrame(() => setTimeout(() => {
    performance.mark("kaart klaar"); // since the navigation: how long it took before it could be used
    document.documentElement.dataset.klaar = "1";
  }));
}

/* A frame that nobody sees yet has no size; then the region is fitted as soon as it has one. */
let zonderMaat = false;
function heleRegio() {
  const { x, y } = links.kaart.getSize();
  zonderMaat = x < 50 || y < 50;
  if (zonderMaat) links.kaart.setView(L.latLngBounds(KAART.hoeken).getCenter(), 10, { animate: false });
  else links.kaart.closePopup().fitBounds(KAART.hoeken, { padding: [8, 8], animate: false });
}

function volgMaat() {
  new ResizeObserver(() => {
    links.kaart.invalidateSize({ animate: false, pan: false });
    if (zonderMaat) heleRegio();
  }).observe(links.kaart.getContainer());
}

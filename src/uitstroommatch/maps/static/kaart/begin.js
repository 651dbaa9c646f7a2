/* Called by Folium with the map, when every layer has said how it is drawn. */
function begin(kaart) {
  links = new Doek(kaart);
  beginBediening();
  beginNaast();
  beginGekozen();
  beginTabellen();
  document.getElementById("hele-regio").addEventListener("click", heleRegio);
  volgers.push(werkDoekenBij, werkBedieningBij, tekenGekozen, werkTabellenBij);
  heleRegio();
  links.afstand(); // a region that fits as it is does not change the zoom, and then nobody would say how far it is
  beginAdres();
  beginAfdruk();
  beginAfbeelding();
  requestAnimationFrame(() => setTimeout(() => {
    performance.mark("kaart klaar"); // since the navigation: how long it took before it could be used
    document.documentElement.dataset.klaar = "1";
  }));
}

function heleRegio() {
  links.kaart.closePopup().fitBounds(KAART.hoeken, { padding: [8, 8], animate: false });
}

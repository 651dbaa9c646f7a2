"use strict";
/* What the page adds to Leaflet. Whatever comes from a file of a user is only ever put on the page as text
   (textContent), never as HTML; no name can therefore do anything. */
const uitstroomkaart = (() => {
  const SVG = "http://www.w3.org/2000/svg";
  const gevonden = new Map(); // "layer:code" -> what Leaflet drew for it

  function element(soort, klasse, tekst) {
    const nieuw = document.createElement(soort);
    if (klasse) nieuw.className = klasse;
    if (tekst !== undefined) nieuw.textContent = tekst;
    return nieuw;
  }

  function teken(naam) {
    const svg = document.createElementNS(SVG, "svg");
    svg.setAttribute("viewBox", "0 0 24 24");
    const gebruik = document.createElementNS(SVG, "use");
    gebruik.setAttribute("href", "#" + naam);
    svg.append(gebruik);
    return svg;
  }

  function venster(eigenschappen) {
    const inhoud = element("div", eigenschappen.telling ? "venster telling" : "venster");
    inhoud.append(element("h3", "", eigenschappen.kop));
    const lijst = element("dl");
    for (const [naam, waarde] of eigenschappen.regels) lijst.append(element("dt", "", naam), element("dd", "", waarde));
    inhoud.append(lijst);
    return inhoud;
  }

  function icoon(eigenschappen) {
    if (eigenschappen.bord) {
      const bord = element("span", "bord");
      eigenschappen.bord.forEach((regel) => bord.append(element("span", "", regel)));
      return L.divIcon({ html: bord, className: "plek-bord", iconSize: [0, 0] });
    }
    if (eigenschappen.naam) {
      return L.divIcon({ html: element("span", "", eigenschappen.naam), className: "plek-naam", iconSize: [0, 0] });
    }
    if (eigenschappen.bol) {
      const maat = Math.round(Math.min(22 + 5 * Math.sqrt(eigenschappen.bol - 1), 60));
      return L.divIcon({ html: element("span", "", eigenschappen.bol), className: "plek-bol", iconSize: [maat, maat] });
    }
    return L.divIcon({ html: teken(eigenschappen.teken), className: "plek-teken", iconSize: [24, 24] });
  }

  function omschrijving(eigenschappen) {
    return eigenschappen.tip || eigenschappen.bord.join(", ");
  }

  /* How a point is drawn: a symbol, a number or a name plate, each of them to be reached with the keyboard. */
  const punt = (laag) => (feature, plek) => {
    const eigenschappen = feature.properties;
    const icon = icoon(eigenschappen);
    if (eigenschappen.naam) return L.marker(plek, { icon, pane: "borden", interactive: false, keyboard: false });
    const plaats = L.marker(plek, {
      icon, pane: eigenschappen.bord ? "borden" : "laag-" + laag, zIndexOffset: eigenschappen.voor || 0, riseOnHover: true,
    });
    plaats.on("add", () => plaats.getElement().setAttribute("aria-label", omschrijving(eigenschappen)));
    return plaats;
  };

  /* What every area and point does: a sentence under the pointer, all facts after a click. */
  const elk = (laag) => (feature, vorm) => {
    const eigenschappen = feature.properties;
    if (!eigenschappen.kop) return;
    gevonden.set(laag + ":" + feature.id, vorm);
    if (eigenschappen.tip) {
      vorm.bindTooltip(() => element("span", "", eigenschappen.tip), { sticky: !vorm.getLatLng, className: "tip" });
      vorm.on("popupopen", () => vorm.closeTooltip());
    }
    vorm.bindPopup(() => venster(eigenschappen), { minWidth: 270, maxWidth: 310, autoPanPaddingTopLeft: [54, 12], autoPanPaddingBottomRight: [12, 12] });
  };

  function schakel(kaart, lagen, id, aan) {
    if (aan) kaart.addLayer(lagen[id]);
    else kaart.removeLayer(lagen[id]);
    const legenda = document.getElementById("legenda-" + id);
    if (legenda) legenda.hidden = !aan;
  }

  function vakje(id) {
    return document.querySelector(`input[data-laag="${id}"]`);
  }

  function toon(kaart, lagen, sleutel) {
    const id = sleutel.split(":", 1)[0];
    const vorm = gevonden.get(sleutel);
    if (!vorm) return;
    vakje(id).checked = true;
    schakel(kaart, lagen, id, true);
    kaart.getContainer().scrollIntoView({ block: "nearest" });
    if (vorm.getBounds) kaart.fitBounds(vorm.getBounds(), { maxZoom: 13, animate: false });
    kaart.getContainer().focus({ preventScroll: true });
    vorm.openPopup();
  }

  /* In a frame: what the address names is shown, and the keyboard stays where it is. */
  function volg(kaart, lagen) {
    let sleutel = "";
    try { sleutel = decodeURIComponent(location.hash.slice(1)); } catch { return; }
    const id = sleutel.split(":", 1)[0];
    const vorm = gevonden.get(sleutel);
    if (!vorm) { kaart.closePopup(); return; }
    vakje(id).checked = true;
    schakel(kaart, lagen, id, true);
    if (vorm.getBounds) kaart.fitBounds(vorm.getBounds(), { maxZoom: 13, animate: false });
    else kaart.setView(vorm.getLatLng(), Math.max(kaart.getZoom(), 12.5), { animate: false });
    vorm.openPopup();
  }

  /* On paper the same part of the map, in the size that kaart.css gives it there; afterwards back as it was. */
  function drukAf(kaart, doek) {
    let zicht = null;
    window.addEventListener("beforeprint", () => {
      zicht = { midden: kaart.getCenter(), zoom: kaart.getZoom(), hoeken: kaart.getBounds() };
      doek.classList.add("afdruk");
      kaart.invalidateSize({ animate: false, pan: false });
      kaart.fitBounds(zicht.hoeken, { animate: false });
    });
    window.addEventListener("afterprint", () => {
      doek.classList.remove("afdruk");
      kaart.invalidateSize({ animate: false, pan: false });
      if (zicht) kaart.setView(zicht.midden, zicht.zoom, { animate: false });
    });
  }

  /* Joins the layers of the map to the boxes, legends and buttons of the page. */
  function koppel(kaart, lagen, hoeken) {
    const bak = kaart.getContainer();
    bak.setAttribute("role", "region");
    const waar = document.body.classList.contains("ingebed") ? "tabel ernaast" : "tabellen eronder";
    bak.setAttribute("aria-label", `Kaart van het voorstel; dezelfde gegevens staan in de ${waar}`);
    L.control.zoom({ zoomInTitle: "Inzoomen", zoomOutTitle: "Uitzoomen" }).addTo(kaart);
    L.control.scale({ imperial: false }).addTo(kaart);
    for (const id of Object.keys(lagen)) {
      const hokje = vakje(id);
      hokje.addEventListener("change", () => schakel(kaart, lagen, id, hokje.checked));
    }
    for (const knop of document.querySelectorAll("button[data-toon]")) {
      knop.addEventListener("click", () => toon(kaart, lagen, knop.dataset.toon));
    }
    const geheel = () => kaart.closePopup().fitBounds(hoeken, { padding: [8, 8], animate: false });
    geheel();
    document.getElementById("hele-regio").addEventListener("click", geheel);
    const afstand = () => {
      const zoom = kaart.getZoom();
      const smal = bak.clientWidth < 500 && zoom < 10.5;
      bak.dataset.afstand = smal ? "heel-ver" : zoom < 11 ? "ver" : zoom < 13 ? "midden" : zoom < 13.75 ? "dichtbij" : "heel-dichtbij";
    };
    kaart.on("zoomend", afstand);
    afstand();
    // Leaflet itself only listens while the map has the focus, not a sign on it.
    bak.addEventListener("keydown", (toets) => toets.key === "Escape" && kaart.closePopup());
    drukAf(kaart, bak.parentElement);
    if (document.body.classList.contains("ingebed")) {
      window.addEventListener("hashchange", () => volg(kaart, lagen));
      volg(kaart, lagen);
    }
    kaart.on("popupopen", (gebeurtenis) => {
      const sluit = gebeurtenis.popup.getElement().querySelector(".leaflet-popup-close-button");
      if (sluit) sluit.setAttribute("aria-label", "Sluiten");
    });
  }

  return { elk, punt, koppel };
})();

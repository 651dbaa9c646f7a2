/* One map: its layers, what is chosen on it, names of buurten from nearby. */
const DICHTBIJ = 13.75; // zoom from which names of buurten are shown
const KADER = { maxZoom: 13, animate: false };

class Doek {
  constructor(kaart, naam) {
    Object.assign(this, { kaart, lagen: new Map(), aan: new Set(), namen: L.layerGroup().addTo(kaart), keuze: null });
    const bak = kaart.getContainer();
    bak.setAttribute("role", "region");
    bak.setAttribute("aria-label", `${naam} van het voorstel; dezelfde gegevens staan in de ${INGEBED ? "tabel ernaast" : "tabellen eronder"}`);
    L.control.zoom({ zoomInTitle: "Inzoomen", zoomOutTitle: "Uitzoomen" }).addTo(kaart);
    L.control.scale({ imperial: false }).addTo(kaart);
    for (const laag of KAART.lagen) kaart.createPane("laag-" + laag.id).style.zIndex = laag.vlak;
    kaart.createPane("keuze").style.zIndex = 595;
    kaart.getPane("keuze").style.pointerEvents = "none";
    kaart.createPane("borden").style.zIndex = 600;
    this.luister(bak);
  }

  luister(bak) {
    this.kaart.on("zoomend resize", () => this.afstand());
    this.kaart.on("moveend", () => this.noemBuurten());
    // Leaflet itself only listens while the map has the focus, not a sign on it.
    bak.addEventListener("keydown", (toets) => toets.key === "Escape" && this.kaart.closePopup());
    this.kaart.on("popupopen", ({ popup }) => {
      popup.getElement().querySelector(".leaflet-popup-close-button")?.setAttribute("aria-label", "Sluiten");
    });
  }

  /* Shows these layers and no others, each at its stand. */
  laatZien(ids, standen) {
    for (const id of this.aan) if (!ids.includes(id)) this.kaart.removeLayer(this.lagen.get(id).groep);
    for (const id of ids) {
      if (!this.lagen.has(id)) this.lagen.set(id, new Laag(this, id));
      this.lagen.get(id).zet(standen[id]);
      if (!this.aan.has(id)) this.kaart.addLayer(this.lagen.get(id).groep);
    }
    this.aan = new Set(ids);
    this.werkVensterBij(standen);
  }

  werkVensterBij(standen) {
    const { laag, ding, popup } = this.open ?? {};
    if (!popup || !this.kaart.hasLayer(popup)) return;
    if (this.aan.has(laag)) popup.setContent(venster(ding, standen[laag]));
    else this.kaart.closePopup(popup);
  }

  kies(laag, ding, plek) {
    verander({ gekozen: { laag, code: ding.code } });
    this.openVenster(laag, ding, plek);
  }

  openVenster(laag, ding, plek) {
    const breed = Math.min(310, this.kaart.getSize().x - 110);
    const popup = L.popup({
      minWidth: Math.min(250, breed), maxWidth: breed, autoPanPaddingTopLeft: [54, 12], autoPanPaddingBottomRight: [12, 12],
      offset: ding.plek ? [0, -4] : [0, 4],
    });
    this.open = { laag, ding, popup };
    popup.setLatLng(plek).setContent(venster(ding, this.lagen.get(laag).stand)).openOn(this.kaart);
  }

  /* Marks what is chosen: a line around an area, a ring around a point. */
  markeer(gekozen) {
    const sleutel = gekozen ? gekozen.laag + ":" + gekozen.code : "";
    if (this.keuze?.sleutel === sleutel) return;
    this.keuze?.vorm?.remove();
    this.keuze = { sleutel, vorm: gekozen ? this.rand(gekozen)?.addTo(this.kaart) : null };
  }

  rand({ laag, code }) {
    const pane = "keuze", interactive = false;
    const vorm = veelhoek(code);
    if (vorm) {
      const lijnen = [{ color: "#fff", weight: 6 }, { color: "#111", weight: 3 }];
      return L.featureGroup(lijnen.map((lijn) => L.polygon(vorm, { ...lijn, fill: false, pane, interactive, smoothFactor: 0.5 })));
    }
    const plek = laag && dingen(laag).get(code)?.plek;
    return plek ? L.circleMarker(plek, { radius: 17, color: "#111", weight: 3, fill: false, pane, interactive }) : null;
  }

  /* Brings what is chosen in sight, with its window. */
  wijsAan(laag, code) {
    const vorm = this.lagen.get(laag)?.bijDing.get(code);
    const grenzen = veelhoek(code) ? L.latLngBounds(veelhoek(code).flat(2)) : vorm?.getBounds?.();
    if (grenzen && !vorm?.getLatLng) this.kaart.fitBounds(grenzen, KADER);
    else if (vorm && INGEBED) this.kaart.setView(vorm.getLatLng(), Math.max(this.kaart.getZoom(), 12.5), { animate: false });
    else if (vorm && !this.kaart.getBounds().contains(vorm.getLatLng())) this.kaart.panTo(vorm.getLatLng(), { animate: false });
    if (vorm) this.openVenster(laag, dingen(laag).get(code), vorm.getLatLng?.() ?? L.latLng(midden(code) ?? vorm.getCenter()));
  }

  /* Signs shrink with the map. */
  afstand() {
    const bak = this.kaart.getContainer(), zoom = this.kaart.getZoom();
    const smal = bak.clientWidth < 500 && zoom < 10.5;
    bak.dataset.afstand = smal ? "heel-ver" : zoom < 11 ? "ver" : zoom < 13 ? "midden" : zoom < DICHTBIJ ? "dichtbij" : "heel-dichtbij";
  }

  noemBuurten() {
    this.namen.clearLayers();
    if (this.kaart.getZoom() < DICHTBIJ) return;
    const grenzen = this.kaart.getBounds();
    for (const [code, [naam, niveau]] of Object.entries(KAART.gebieden)) {
      const plek = niveau === "buurt" && midden(code);
      if (!plek || !grenzen.contains(plek)) continue;
      const icon = L.divIcon({ html: element("span", "", naam), className: "plek-naam", iconSize: [0, 0] });
      this.namen.addLayer(L.marker(plek, { icon, pane: "borden", interactive: false, keyboard: false }));
    }
  }
}

function midden(code) {
  return gegevens("vormen")[code]?.m;
}

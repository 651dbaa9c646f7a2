/* The layers: what Folium says how to draw, made of the data of the page. A layer is made per map, when it is first
   switched on there. */
const recepten = new Map();

function deel(laag, recept) {
  if (!recepten.has(laag)) recepten.set(laag, []);
  recepten.get(laag).push(recept);
}

/* How an area or line of a palette looks. */
function stijl(soort, schets) {
  const streep = schets ? "3 3" : soort.dash;
  return {
    color: soort.stroke, weight: soort.width, opacity: 1, fillColor: soort.fill, fillOpacity: 0.85,
    fill: soort.fill !== "none", dashArray: streep || null,
  };
}

const GREEP = 16; // pixels around a line in which it can be chosen

class Laag {
  constructor(doek, id) {
    Object.assign(this, { doek, id, stand: 0, groep: L.layerGroup(), bijDing: new Map(), anders: [] });
    recepten.get(id).forEach((recept, nummer) => {
      const delen = gegevens("laag-" + id).delen[nummer];
      const groep = L.layerGroup().addTo(this.groep);
      if (recept.soort === "tegels") groep.addLayer(this.tegels(recept));
      else for (const ding of delen) this[recept.soort](recept, ding, groep);
    });
  }

  get pane() {
    return "laag-" + this.id;
  }

  /* Draws everything as it is at a stand of the slider. */
  zet(stand) {
    if (stand === this.stand) return;
    this.stand = stand;
    for (const verander of this.anders) verander(stand);
  }

  vlakken(recept, ding, groep) {
    const vorm = veelhoek(ding.code);
    if (!vorm) return;
    const schets = isSchets(ding.code);
    const bij = (stand) => stijl(recept.palet[bijStand(ding.k, stand)], schets);
    const vlak = L.polygon(vorm, { ...bij(0), pane: this.pane, smoothFactor: 0.5, interactive: recept.raakbaar });
    if (ding.k.length > 1) this.anders.push((stand) => vlak.setStyle(bij(stand)));
    this.voegToe(ding, vlak, groep);
  }

  lijnen(recept, ding, groep) {
    const bij = (stand) => ({
      ...stijl(recept.palet[bijStand(ding.k ?? 0, stand)], false), weight: bijStand(ding.breedte, stand), fill: false,
      lineCap: "butt",
    });
    const lijn = L.polyline(ding.lijn, { ...bij(0), pane: this.pane, smoothFactor: 0.5, interactive: false });
    const punt = L.polygon([], { pane: this.pane, stroke: false, fillOpacity: 1, interactive: false });
    const richt = () => punt.setLatLngs(pijlpunt(this.doek.kaart, ding.lijn, bijStand(ding.breedte, this.stand)));
    const kleur = (stand) => punt.setStyle({ fillColor: bij(stand).color });
    lijn.on("add", () => { this.doek.kaart.on("zoomend", richt); richt(); });
    lijn.on("remove", () => this.doek.kaart.off("zoomend", richt));
    kleur(0);
    this.anders.push((stand) => { lijn.setStyle(bij(stand)); kleur(stand); richt(); });
    groep.addLayer(lijn).addLayer(punt);
    const greep = { weight: Math.max(GREEP, bijStand(ding.breedte, 0)), opacity: 0, pane: this.pane };
    this.voegToe(ding, L.polyline(ding.lijn, greep), groep);
  }

  punten(recept, ding, groep) {
    const plaats = L.marker(ding.plek, {
      icon: icoon(ding, 0), pane: ding.bord || ding.boven ? "borden" : this.pane, zIndexOffset: ding.voor || 0, riseOnHover: true,
      interactive: Boolean(ding.kop), keyboard: Boolean(ding.kop),
    });
    const noem = () => ding.kop && plaats.getElement()?.setAttribute("aria-label", zin(ding, this.stand));
    plaats.on("add", noem);
    if (Array.isArray(ding.bol) || Array.isArray(ding.teken) || Array.isArray(ding.tip)) {
      this.anders.push((stand) => { plaats.setIcon(icoon(ding, stand)); noem(); });
    }
    this.voegToe(ding, plaats, groep);
  }

  tegels(recept) {
    return L.tileLayer(recept.adres, { attribution: recept.bron, maxZoom: 19, pane: this.pane });
  }

  /* What can be chosen has a sentence under the pointer, and is chosen with a click or with Enter. */
  voegToe(ding, vorm, groep) {
    groep.addLayer(vorm);
    if (!ding.kop) return;
    this.bijDing.set(ding.code, vorm);
    if (ding.tip) vorm.bindTooltip(() => element("span", "", zin(ding, this.stand)), { sticky: !vorm.getLatLng, className: "tip" });
    vorm.on("click", (gebeurtenis) => {
      vorm.closeTooltip();
      this.doek.kies(this.id, ding, vorm.getLatLng ? vorm.getLatLng() : gebeurtenis.latlng);
      L.DomEvent.stopPropagation(gebeurtenis);
    });
    vorm.on("keypress", ({ originalEvent }) => {
      if (originalEvent.key === "Enter") this.doek.kies(this.id, ding, vorm.getLatLng());
    });
  }
}

/* The head of a line: a triangle at its end, as large on every zoom. */
function pijlpunt(kaart, lijn, breedte) {
  const maat = breedte * 1.1 + 5;
  const [voor, eind] = lijn.slice(-2).map((plek) => kaart.project(plek));
  const lang = Math.max(Math.hypot(eind.x - voor.x, eind.y - voor.y), 1e-9);
  const langs = eind.subtract(voor).divideBy(lang);
  const dwars = L.point(-langs.y, langs.x);
  const hoek = (vooruit, opzij) => kaart.unproject(eind.add(langs.multiplyBy(vooruit)).add(dwars.multiplyBy(opzij)));
  return [hoek(maat, 0), hoek(-1, maat * 0.75), hoek(-1, -maat * 0.75)];
}

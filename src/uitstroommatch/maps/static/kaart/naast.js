/* Two maps beside each other that move together, each with its own colour. */
let links = null, rechts = null;

function doeken() {
  return rechts && zicht.naast ? [links, rechts] : [links];
}

/* Where the view of each of both maps stands in zicht. */
const KANTEN = { linker: ["kleur", "standen"], rechter: ["kleurRechts", "standenRechts"] };

function beginNaast() {
  const knop = document.getElementById("naast");
  if (!knop) return;
  knop.addEventListener("click", () => verander(naastElkaar(!zicht.naast)));
  for (const [kant, [kleur, standen]] of Object.entries(KANTEN)) {
    const keuze = document.getElementById("kleur-" + kant), schuif = document.getElementById("stand-" + kant);
    keuze.addEventListener("change", () => verander({ [kleur]: keuze.value }));
    schuif.addEventListener("input", () => verander({ [standen]: { ...zicht[standen], [zicht[kleur]]: Number(schuif.value) } }));
  }
}

/* At first the right map has the next stand of the same layer, or else another layer: two maps alike tell nothing. */
function naastElkaar(naast) {
  if (!naast || zicht.kleurRechts) return { naast };
  const standen = LAGEN.get(zicht.kleur)?.standen.length ?? 0;
  if (standen > 1) {
    const stand = (zicht.standen[zicht.kleur] + 1) % standen;
    return { naast, kleurRechts: zicht.kleur, standenRechts: { ...zicht.standenRechts, [zicht.kleur]: stand } };
  }
  const ander = KAART.lagen.find((laag) => laag.groep === "vlak" && laag.id !== zicht.kleur);
  return { naast, kleurRechts: ander?.id ?? zicht.kleur };
}

function maakRechts() {
  const bak = document.getElementById("kaart-rechts");
  const { zoomSnap, wheelPxPerZoomLevel, minZoom, maxZoom } = links.kaart.options;
  const opties = { zoomControl: false, attributionControl: false, zoomSnap, wheelPxPerZoomLevel, minZoom, maxZoom };
  rechts = new Doek(L.map(bak, opties), "Rechterkaart");
  rechts.kaart.setView(links.kaart.getCenter(), links.kaart.getZoom(), { animate: false });
  volgElkaar(links.kaart, rechts.kaart);
  volgElkaar(rechts.kaart, links.kaart);
}

let volgt = false;
function volgElkaar(een, ander) {
  een.on("move zoomend", () => {
    if (volgt || !zicht.naast) return;
    volgt = true;
    ander.setView(een.getCenter(), een.getZoom(), { animate: false });
    volgt = false;
  });
}

function werkDoekenBij() {
  const vak = document.getElementById("doek-rechts");
  if (vak && vak.hidden === zicht.naast) verdeel(vak);
  links.laatZien(opKaart(zicht.kleur), zicht.standen);
  if (zicht.naast) {
    const standen = { ...zicht.standen, [zicht.kleurRechts]: zicht.standenRechts[zicht.kleurRechts] };
    rechts.laatZien(opKaart(zicht.kleurRechts), standen);
  }
  for (const doek of doeken()) doek.markeer(zicht.gekozen);
  if (vak) werkStrokenBij();
}

function opKaart(kleur) {
  return KAART.lagen.map((laag) => laag.id).filter((id) => id === kleur || zicht.los.has(id));
}

/* The ground that a map must still show in another size. Of a map with the whole region on it, what lies around the
   region does not count: the region would be small for nothing. */
function grond(kaart) {
  const beeld = kaart.getBounds();
  return beeld.contains(KAART.hoeken) ? L.latLngBounds(KAART.hoeken) : beeld;
}

/* Gives the maps their places: one, or two that show the same ground, and afterwards one as it was. */
let kleiner = 0;
function verdeel(vak) {
  const midden = links.kaart.getCenter(), zoom = links.kaart.getZoom(), hoeken = grond(links.kaart);
  vak.hidden = !zicht.naast;
  vak.parentElement.classList.toggle("tweeluik", zicht.naast);
  werkStrokenBij();
  if (zicht.naast && !rechts) maakRechts();
  for (const { kaart } of doeken()) kaart.invalidateSize({ animate: false, pan: false });
  if (zicht.naast) kleiner = Math.max(zoom - links.kaart.getBoundsZoom(hoeken, false, L.point(16, 16)), 0);
  const straks = zicht.naast ? zoom - kleiner : zoom + kleiner;
  for (const { kaart } of doeken()) kaart.setView(midden, straks, { animate: false });
  links.open?.popup.update(); // in sight on a map that is narrower now
}

/* The knob, and what stands above and under both maps. */
function werkStrokenBij() {
  document.getElementById("naast").setAttribute("aria-pressed", zicht.naast);
  if (!zicht.naast) return;
  for (const [kant, [kleur, standen]] of Object.entries(KANTEN)) {
    document.getElementById("kleur-" + kant).value = zicht[kleur];
    document.getElementById("opschrift-" + kant).textContent = opschrift(kant);
    const namen = LAGEN.get(zicht[kleur])?.standen ?? [], schuif = document.getElementById("stand-" + kant);
    schuif.parentElement.hidden = namen.length < 2;
    if (namen.length > 1) {
      schuif.max = namen.length - 1;
      zetSchuif(schuif, namen, zicht[standen][zicht[kleur]]);
    }
    legendaOnder(kant, zicht[kleur], zicht[standen]);
  }
}

function legendaOnder(kant, kleur, standen) {
  const lijst = legenda(kleur)?.cloneNode(true);
  if (lijst) {
    for (const naam of ["id", "data-bij-laag"]) lijst.removeAttribute(naam);
    lijst.hidden = false;
    lijst.setAttribute("aria-label", `Legenda van de ${kant}kaart: ${LAGEN.get(kleur).titel}`);
    telLegenda(lijst, standen[kleur]);
  }
  document.getElementById("onder-" + kant).replaceChildren(...(lijst ? [lijst] : []));
}

/* What a map shows, in a few words. */
function opschrift(kant) {
  const [kleur, standen] = KANTEN[kant].map((naam) => zicht[naam]), laag = LAGEN.get(kleur);
  if (!laag) return "Zonder kleur";
  return laag.standen.length > 1 ? `${laag.titel}: ${laag.standen[standen[kleur]]}` : laag.titel;
}

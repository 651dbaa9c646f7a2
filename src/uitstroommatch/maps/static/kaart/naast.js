/* Two maps beside each other that move together, each with its own colour. */
let links = null, rechts = null;

function doeken() {
  return rechts && zicht.naast ? [links, rechts] : [links];
}

function beginNaast() {
  document.getElementById("naast")?.addEventListener("click", () => verander(naastElkaar(!zicht.naast)));
  const keuze = document.getElementById("kleur-rechts");
  keuze?.addEventListener("change", () => verander({ kleurRechts: keuze.value }));
  const schuif = document.getElementById("stand-rechts");
  schuif?.addEventListener("input", () => {
    verander({ standenRechts: { ...zicht.standenRechts, [zicht.kleurRechts]: Number(schuif.value) } });
  });
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
  rechts = new Doek(L.map(bak, opties));
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
  const los = KAART.lagen.map((laag) => laag.id).filter((id) => zicht.los.has(id));
  const verbergt = vak && vak.hidden === zicht.naast;
  if (verbergt) {
    vak.hidden = !zicht.naast;
    vak.parentElement.classList.toggle("tweeluik", zicht.naast);
    links.kaart.invalidateSize({ animate: false });
  }
  links.laatZien(zicht.kleur ? [...los, zicht.kleur] : los, zicht.standen);
  if (zicht.naast && vak) {
    if (!rechts) maakRechts();
    if (verbergt) {
      rechts.kaart.invalidateSize({ animate: false });
      rechts.kaart.setView(links.kaart.getCenter(), links.kaart.getZoom(), { animate: false });
    }
    const standen = { ...zicht.standen, [zicht.kleurRechts]: zicht.standenRechts[zicht.kleurRechts] };
    rechts.laatZien(zicht.kleurRechts ? [...los, zicht.kleurRechts] : los, standen);
  }
  for (const doek of doeken()) {
    doek.markeer(zicht.gekozen);
    doek.afstand();
  }
  if (vak) werkRechtsBij();
}

/* The knob, what stands above both maps, and the choices for the right one. */
function werkRechtsBij() {
  const knop = document.getElementById("naast"), blok = document.getElementById("bediening-rechts");
  knop.setAttribute("aria-pressed", zicht.naast);
  blok.hidden = !zicht.naast;
  document.getElementById("strook-links").textContent = opschrift(zicht.kleur, zicht.standen);
  document.getElementById("strook-rechts").textContent = opschrift(zicht.kleurRechts, zicht.standenRechts);
  if (!zicht.naast) return;
  document.getElementById("kleur-rechts").value = zicht.kleurRechts;
  const standen = LAGEN.get(zicht.kleurRechts)?.standen ?? [], schuif = document.getElementById("stand-rechts");
  schuif.parentElement.hidden = standen.length < 2;
  if (standen.length > 1) {
    schuif.max = standen.length - 1;
    zetSchuif(schuif, standen, zicht.standenRechts[zicht.kleurRechts]);
  }
  const lijst = legenda(zicht.kleurRechts)?.cloneNode(true);
  if (lijst) {
    lijst.removeAttribute("id");
    lijst.removeAttribute("data-bij-laag");
    lijst.hidden = false;
    lijst.setAttribute("aria-label", `Legenda van de rechterkaart: ${LAGEN.get(zicht.kleurRechts).titel}`);
    telLegenda(lijst, zicht.standenRechts[zicht.kleurRechts]);
  }
  document.getElementById("legenda-rechts").replaceChildren(...(lijst ? [lijst] : []));
}

function opschrift(kleur, standen) {
  const laag = LAGEN.get(kleur);
  if (!laag) return "Zonder kleur";
  return laag.standen.length > 1 ? `${laag.titel}: ${laag.standen[standen[kleur]]}` : laag.titel;
}

/* The same facts as tables, for the layers that are on. A table is made when it is opened; a name in it is shown on
   the map. */
function beginTabellen() {
  for (const blok of document.querySelectorAll("details[data-tabel]")) {
    blok.addEventListener("toggle", () => blok.open && vulTabel(blok));
  }
  document.addEventListener("click", (gebeurtenis) => {
    const knop = gebeurtenis.target.closest("button[data-toon]");
    if (knop) toon(knop.dataset.toon);
  });
}

function vulTabel(blok) {
  const plek = blok.querySelector(".tabel");
  if (plek.childElementCount) return;
  const { kolommen, rijen } = gegevens("laag-" + blok.dataset.tabel).tabel;
  const tabel = element("table");
  tabel.append(element("caption", "", plek.getAttribute("aria-label")));
  const kop = tabel.createTHead().insertRow();
  kop.append(...kolommen.map((kolom) => kolomkop(kolom)));
  const lijf = element("tbody");
  lijf.append(...rijen.map(tabelrij));
  tabel.append(lijf);
  plek.append(tabel);
}

function kolomkop(tekst) {
  const kop = element("th", "", tekst);
  kop.scope = "col";
  return kop;
}

function tabelrij([naam, waar, cellen]) {
  const rij = element("tr"), kop = element("th", "", waar ? undefined : naam);
  kop.scope = "row";
  if (waar) {
    const knop = element("button", "", naam);
    Object.assign(knop, { type: "button", title: "Toon op de kaart" });
    knop.dataset.toon = waar;
    kop.append(knop);
  }
  rij.append(kop, ...cellen.map((cel) => element("td", cel.length > 45 ? "zin" : "", cel)));
  return rij;
}

/* Shows what a table or an address names as "layer:code". */
function toon(sleutel, { blijf = false } = {}) {
  const streep = sleutel.indexOf(":"), laag = sleutel.slice(0, streep), code = sleutel.slice(streep + 1);
  if (!LAGEN.has(laag) || !(dingen(laag).has(code) || gebied(code))) return false;
  verander({ ...metLaag(laag), gekozen: { laag, code } });
  if (!blijf) {
    links.kaart.getContainer().scrollIntoView({ block: "nearest" });
    links.kaart.getContainer().focus({ preventScroll: true });
  }
  links.wijsAan(laag, code);
  return true;
}

function werkTabellenBij() {
  for (const blok of document.querySelectorAll("details[data-tabel]")) blok.hidden = !isAan(blok.dataset.tabel);
}

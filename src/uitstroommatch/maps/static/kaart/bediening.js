/* The boxes, sliders and legends, and the field to search in. */
function legenda(id) {
  return document.getElementById("legenda-" + id);
}

function beginBediening() {
  for (const vakje of document.querySelectorAll("input[data-laag]")) {
    vakje.addEventListener("change", () => verander(metLaag(vakje.dataset.laag, vakje.checked)));
  }
  document.getElementById("kleur-geen")?.addEventListener("change", () => verander({ kleur: "" }));
  for (const schuif of document.querySelectorAll("input[data-stand]")) {
    schuif.addEventListener("input", () => verander(metStand(schuif.dataset.stand, Number(schuif.value))));
  }
  beginZoeken();
}

function werkBedieningBij() {
  for (const vakje of document.querySelectorAll("input[data-laag]")) {
    const id = vakje.dataset.laag, aan = id === zicht.kleur || zicht.los.has(id);
    vakje.checked = aan;
    for (const wat of document.querySelectorAll(`[data-bij-laag="${id}"]`)) wat.hidden = !aan;
    telLegenda(legenda(id), zicht.standen[id]);
  }
  const geen = document.getElementById("kleur-geen");
  if (geen) geen.checked = zicht.kleur === "";
  for (const schuif of document.querySelectorAll("input[data-stand]")) {
    zetSchuif(schuif, LAGEN.get(schuif.dataset.stand).standen, zicht.standen[schuif.dataset.stand]);
  }
}

function zetSchuif(schuif, namen, stand) {
  schuif.value = stand;
  schuif.setAttribute("aria-valuetext", namen[stand]);
  document.querySelector(`output[for="${schuif.id}"]`).textContent = namen[stand];
}

/* The numbers in a legend that differ per stand; a line without a number at a stand does not belong to it. */
function telLegenda(lijst, stand) {
  for (const cel of lijst?.querySelectorAll("[data-aantallen]") ?? []) {
    const aantal = cel.dataset.aantallen.split(" ")[stand];
    cel.textContent = aantal;
    cel.closest("li").hidden = aantal === "-";
  }
}

/* Areas by name: the browser completes, and a name that is complete is shown. */
function beginZoeken() {
  const veld = document.getElementById("zoek");
  if (!veld) return;
  const codes = new Map();
  veld.addEventListener("focus", () => {
    if (codes.size) return;
    for (const code of Object.keys(KAART.gebieden)) if (midden(code)) codes.set(zoeknaam(code), code);
    const namen = [...codes.keys()].sort((een, ander) => een.localeCompare(ander, "nl"));
    document.getElementById("zoeknamen").append(...namen.map((naam) => {
      const keus = element("option");
      keus.value = naam;
      return keus;
    }));
  });
  veld.addEventListener("change", () => {
    const gezocht = veld.value.trim().toLocaleLowerCase("nl");
    if (!gezocht) return;
    const raak = [...codes].find(([naam]) => naam.toLocaleLowerCase("nl") === gezocht)
      ?? [...codes].find(([naam]) => naam.toLocaleLowerCase("nl").startsWith(gezocht));
    document.getElementById("zoek-niets").hidden = Boolean(raak);
    if (raak) toonGebied(raak[1]);
  });
}

function zoeknaam(code) {
  const [een, ...rond] = keten(code).map(gebied);
  return [een.naam, `(${[een.niveau, ...rond.slice(-1).map((g) => g.naam)].join(" in ")})`].join(" ");
}

/* Shows an area by the layer that colours the map, when that has something to say about it. */
function toonGebied(code) {
  const laag = [zicht.kleur, ...lagenAan()].find((id) => id && dingen(id).has(code)) ?? "";
  verander({ gekozen: { laag, code } });
  links.wijsAan(laag, code);
}

/* The panel of what is chosen: what every layer that is on says about it, and about the areas that it lies in. */
const NIVEAUS = { buurt: "Buurt", wijk: "Wijk", gemeente: "Gemeente" };

function tekenGekozen() {
  const paneel = document.getElementById("gekozen-inhoud");
  const aan = lagenAan();
  const sleutel = JSON.stringify([zicht.gekozen, aan, aan.map((id) => zicht.standen[id])]);
  if (!paneel || paneel.dataset.sleutel === sleutel) return;
  paneel.dataset.sleutel = sleutel;
  document.getElementById("gekozen-leeg").hidden = Boolean(zicht.gekozen);
  document.getElementById("gekozen-wis").hidden = !zicht.gekozen;
  paneel.replaceChildren(...(zicht.gekozen ? [feitentabel(onderwerpen(zicht.gekozen), aan)] : []));
}

/* What the table is about, from small to large: the thing itself, and the areas around it. */
function onderwerpen({ laag, code }) {
  const ding = gebied(code) ? null : dingen(laag).get(code);
  const rond = keten(ding?.bij ?? code).map((een) => ({ code: een, kop: `${NIVEAUS[gebied(een).niveau]} ${gebied(een).naam}` }));
  return ding ? [{ code, kop: ding.kop }, ...rond] : rond;
}

function feitentabel(over, aan) {
  const tabel = element("table");
  tabel.append(element("caption", "", over[0].kop));
  over.forEach(({ code, kop }, nummer) => {
    const lijf = element("tbody");
    if (nummer > 0) lijf.append(koprij(kop, "kop"));
    else if (over.length > 1) lijf.append(zinrij(ligging(over.slice(1))));
    for (const id of aan) for (const rij of rijenVan(id, code)) lijf.append(rij);
    if (lijf.childElementCount > 1 || nummer === 0) tabel.append(lijf);
  });
  if (!tabel.querySelector(".laagkop")) tabel.append(leegLijf());
  return tabel;
}

function ligging(rond) {
  return "In " + rond.map(({ kop }) => kop.charAt(0).toLowerCase() + kop.slice(1)).join(", ");
}

function rijenVan(id, code) {
  const ding = dingen(id).get(code);
  if (!ding?.regels) return [];
  const perStand = LAGEN.get(id).standen.length > 1 && ding.tip && !ding.volledig;
  const zinnen = perStand ? [zinrij(bijStand(ding.tip, zicht.standen[id]))] : [];
  return [koprij(LAGEN.get(id).titel, "laagkop"), ...zinnen, ...ding.regels.map(feitrij)];
}

function koprij(tekst, klasse) {
  const rij = element("tr", klasse);
  const kop = element("th", "", tekst);
  kop.colSpan = 2;
  kop.scope = "rowgroup";
  rij.append(kop);
  return rij;
}

function feitrij([naam, waarde]) {
  const rij = element("tr");
  const kop = element("th", "", naam);
  kop.scope = "row";
  rij.append(kop, element("td", "", waarde));
  return rij;
}

function zinrij(tekst) {
  const rij = element("tr"), cel = element("td", "", tekst);
  cel.colSpan = 2;
  rij.append(cel);
  return rij;
}

function leegLijf() {
  const lijf = element("tbody");
  lijf.append(zinrij("De lagen die aan staan, zeggen hier niets over."));
  return lijf;
}

function beginGekozen() {
  document.getElementById("gekozen-wis")?.addEventListener("click", () => {
    verander({ gekozen: null });
    for (const doek of doeken()) doek.kaart.closePopup();
    document.getElementById("gekozen").focus();
  });
}

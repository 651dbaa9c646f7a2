/* The map as a picture: everything on it is drawn once more as one SVG, that is then painted. Nothing is fetched, and
   no tiles of a base map come along: a picture with those may not be read back. */
const RAND = 20, LEGENDABREED = 300, SCHERPTE = 2, LETTER = "system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', sans-serif";

function beginAfbeelding() {
  const knop = document.getElementById("bewaar");
  knop?.addEventListener("click", async () => {
    knop.disabled = true;
    try { geefAf(await schilder(tekenPlaat()), plaatnaam()); } finally { knop.disabled = false; }
  });
  document.getElementById("plaat-sluit")?.addEventListener("click", () => document.getElementById("plaat").close());
}

/* The whole picture: what it is, one or two maps, the legend beside them, and the source. */
function tekenPlaat() {
  const ramen = doeken().map(({ kaart }) => kaart.getSize());
  const breed = ramen.reduce((som, raam) => som + raam.x, 0) + (ramen.length - 1) * 10;
  const plaat = svg("svg", { xmlns: SVG, "font-family": LETTER, "font-size": 14, fill: "#16202a" });
  plaat.append(document.querySelector(".voorraad").cloneNode(true), svg("rect", { width: "100%", height: "100%", fill: "#fff" }));
  const top = tekenKop(plaat, breed + RAND + LEGENDABREED);
  let links_ = RAND;
  doeken().forEach((doek, nummer) => {
    if (zicht.naast) plaat.append(svg("text", { x: links_, y: top, "font-weight": 700 }, opschrift(nummer ? "rechter" : "linker")));
    plaat.append(tekenDoek(doek, links_, top + (zicht.naast ? 8 : -8)));
    links_ += ramen[nummer].x + 10;
  });
  const onder = tekenLegenda(plaat, RAND + breed + RAND, top);
  const hoog = Math.max(top + 16 + Math.max(...ramen.map((raam) => raam.y)), onder);
  const bron = [...document.querySelectorAll(".schets, .vlak .bij")].map((regel) => regel.textContent.trim()).join(". ");
  const eind = tekenRegels(plaat, bron, RAND, hoog + 18, breed + RAND + LEGENDABREED, { "font-size": 12, fill: "#51606e" });
  const maat = { width: breed + 3 * RAND + LEGENDABREED, height: eind + 6 };
  for (const [naam, waarde] of Object.entries(maat)) plaat.setAttribute(naam, waarde);
  return plaat;
}

function tekenKop(plaat, breed) {
  plaat.append(svg("text", { x: RAND, y: 34, "font-size": 21, "font-weight": 700 }, document.title));
  const vandaag = new Date().toLocaleDateString("nl-NL", { day: "numeric", month: "long", year: "numeric" });
  const regels = [...document.querySelectorAll("header p")].map((regel) => regel.textContent).concat(`Plaatje van ${vandaag}.`);
  return tekenRegels(plaat, regels.join(" "), RAND, 56, breed, { fill: "#51606e" }) + 12;
}

/* Text in lines that are no wider than there is room; returns where the next one would stand. */
function tekenRegels(plaat, tekst, x, y, breed, hoe = {}) {
  const maat = hoe["font-size"] ?? 14, regels = [""];
  for (const woord of tekst.split(/\s+/)) {
    const langer = `${regels.at(-1)} ${woord}`.trim();
    if (tekstbreedte(langer, maat, hoe["font-weight"]) <= breed || !regels.at(-1)) regels[regels.length - 1] = langer;
    else regels.push(woord);
  }
  regels.forEach((regel, nummer) => plaat.append(svg("text", { x, y: y + nummer * maat * 1.35, ...hoe }, regel)));
  return y + regels.length * maat * 1.35;
}

const meetlat = document.createElement("canvas").getContext("2d");
function tekstbreedte(tekst, maat, dikte = 400) {
  meetlat.font = `${dikte} ${maat}px ${LETTER}`;
  return meetlat.measureText(tekst).width;
}

/* One map as it is on the screen: its areas and lines, and its signs. */
function tekenDoek({ kaart }, x, y) {
  const { x: breed, y: hoog } = kaart.getSize();
  const raam = svg("svg", { x, y, width: breed, height: hoog, overflow: "hidden" });
  raam.append(svg("rect", { width: breed, height: hoog, fill: "#dfe5ea" }));
  const nul = kaart.layerPointToContainerPoint([0, 0]);
  const bak = kaart.getContainer().getBoundingClientRect();
  const vlakken = Object.values(kaart.getPanes()).filter((vlak) => Number(vlak.style.zIndex) < 650);
  vlakken.sort((een, ander) => een.style.zIndex - ander.style.zIndex);
  for (const vlak of vlakken) {
    for (const groep of vlak.querySelectorAll(":scope > svg > g")) {
      const kopie = groep.cloneNode(true);
      kopie.setAttribute("transform", `translate(${nul.x} ${nul.y})`);
      raam.append(kopie);
    }
    const tekens = [...vlak.querySelectorAll(":scope > .leaflet-marker-icon")];
    for (const een of tekens.sort((a, b) => a.style.zIndex - b.style.zIndex)) raam.append(...natekenen(een, bak));
  }
  raam.append(svg("rect", { width: breed, height: hoog, fill: "none", stroke: "#cfd6dd", "stroke-width": 2 }));
  return raam;
}

/* A sign of the page as SVG: a symbol, a number in a ball, or text. */
function natekenen(icoon, bak) {
  if (getComputedStyle(icoon).display === "none") return [];
  const plek = (wat) => {
    const { left, top, width, height } = wat.getBoundingClientRect();
    return { x: left - bak.left, y: top - bak.top, width, height };
  };
  const symbool = icoon.querySelector("use");
  if (symbool) return [svg("use", { href: symbool.getAttribute("href"), ...plek(symbool.closest("svg")) })];
  return [...icoon.querySelectorAll("span:not(:has(span))")].flatMap((tekst) => [bal(tekst, plek(tekst)), letters(tekst, plek(tekst))]);
}

/* What lies behind a text: nothing, a ball or a box. */
function bal(tekst, { x, y, width, height }) {
  const { display, backgroundColor, borderTopColor, borderTopWidth, borderTopLeftRadius } = getComputedStyle(tekst);
  if (display === "none") return svg("g");
  const rx = borderTopLeftRadius.endsWith("%") ? height / 2 : parseFloat(borderTopLeftRadius), lijn = parseFloat(borderTopWidth);
  const rand = lijn ? { stroke: borderTopColor, "stroke-width": lijn } : {};
  return svg("rect", { x, y, width, height, rx, fill: backgroundColor, ...rand });
}

function letters(tekst, { x, y, width, height }) {
  const stijl = getComputedStyle(tekst), rand = parseFloat(stijl.webkitTextStrokeWidth);
  if (stijl.display === "none") return svg("g");
  const eigenschappen = {
    x: x + width / 2, y: y + height / 2, fill: stijl.color, "text-anchor": "middle", "dominant-baseline": "central",
    "font-size": stijl.fontSize, "font-weight": stijl.fontWeight,
  };
  const wit = rand ? { stroke: "#fff", "stroke-width": rand, "paint-order": "stroke", "stroke-linejoin": "round" } : {};
  return svg("text", { ...eigenschappen, ...wit }, tekst.textContent);
}

/* The legends of all layers that are on; those of the two maps apart when there are two. */
function tekenLegenda(plaat, x, top) {
  let y = top + 6;
  for (const { titel, lijst } of legendas()) {
    y = tekenRegels(plaat, titel, x, y, LEGENDABREED, { "font-weight": 700 }) + 4;
    for (const regel of lijst.querySelectorAll("li:not([hidden])")) y = tekenLegendaregel(plaat, regel, x, y);
    y += 12;
  }
  return y;
}

function legendas() {
  const los = KAART.lagen.filter((laag) => zicht.los.has(laag.id)).map((laag) => ({ titel: opschriftVan(laag), lijst: legenda(laag.id) }));
  const kleuren = zicht.naast
    ? ["linker", "rechter"].map((kant) => ({ titel: opschrift(kant), lijst: document.querySelector(`#onder-${kant} ul`) }))
    : [{ titel: opschrift("linker"), lijst: legenda(zicht.kleur) }];
  return [...kleuren, ...los].filter(({ lijst }) => lijst);
}

function opschriftVan({ id, titel, standen }) {
  return standen.length > 1 ? `${titel}: ${standen[zicht.standen[id]]}` : titel;
}

function tekenLegendaregel(plaat, regel, x, y) {
  const staal = regel.querySelector("svg").cloneNode(true);
  for (const [naam, waarde] of Object.entries({ x, y: y - 15, width: 30, height: 20 })) staal.setAttribute(naam, waarde);
  const aantal = regel.querySelector(".aantal")?.textContent;
  if (aantal) plaat.append(svg("text", { x: x + LEGENDABREED, y, "text-anchor": "end" }, aantal));
  plaat.append(staal);
  return tekenRegels(plaat, regel.querySelector("span").textContent, x + 40, y, LEGENDABREED - 80) + 4;
}

/* Paints the picture. */
async function schilder(plaat) {
  const beeld = new Image();
  beeld.src = "data:image/svg+xml," + encodeURIComponent(new XMLSerializer().serializeToString(plaat));
  await beeld.decode();
  const doek = element("canvas");
  doek.width = plaat.getAttribute("width") * SCHERPTE;
  doek.height = plaat.getAttribute("height") * SCHERPTE;
  doek.getContext("2d").drawImage(beeld, 0, 0, doek.width, doek.height);
  return doek;
}

function plaatnaam() {
  return ["uitstroomkaart", zicht.kleur, zicht.naast && zicht.kleurRechts].filter(Boolean).join("-") + ".png";
}

/* Saves the picture; where a page may not do that by itself, it is shown, to be saved by hand. */
function geefAf(doek, naam) {
  if (OPGESLOTEN) {
    document.getElementById("plaat-beeld").src = doek.toDataURL();
    document.getElementById("plaat").showModal();
    return;
  }
  doek.toBlob((inhoud) => {
    const koppeling = Object.assign(element("a"), { href: URL.createObjectURL(inhoud), download: naam });
    koppeling.click();
    setTimeout(() => URL.revokeObjectURL(koppeling.href), 60_000);
  });
}

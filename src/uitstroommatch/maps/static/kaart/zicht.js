/* The view: what is on, what is chosen. It stands here, once; everything on the page follows it. */
const zicht = {};
const volgers = [];

function eersteZicht() {
  const aan = KAART.lagen.filter((laag) => laag.aan), vlakken = KAART.lagen.filter((laag) => laag.groep === "vlak");
  return {
    kleur: (vlakken.find((laag) => laag.aan) ?? vlakken[0])?.id ?? "",
    los: new Set(aan.filter((laag) => laag.groep === "los").map((laag) => laag.id)),
    standen: Object.fromEntries(KAART.lagen.map((laag) => [laag.id, laag.begin])),
    gekozen: null, // { laag, code }
    naast: false,
    kleurRechts: "",
    standenRechts: Object.fromEntries(KAART.lagen.map((laag) => [laag.id, laag.begin])),
  };
}

function verander(nieuw) {
  Object.assign(zicht, nieuw);
  if (zicht.gekozen && !bestaat(zicht.gekozen)) zicht.gekozen = null;
  for (const volg of volgers) volg();
}

/* An area can stay chosen when its layer goes off, a home cannot. */
function bestaat({ laag, code }) {
  return Boolean(gebied(code)) || (lagenAan().includes(laag) && dingen(laag).has(code));
}

/* The layers that are on, on any of both maps, the topmost first. */
function lagenAan() {
  const kleuren = zicht.naast ? [zicht.kleur, zicht.kleurRechts] : [zicht.kleur];
  return KAART.lagen.map((laag) => laag.id).filter((id) => zicht.los.has(id) || kleuren.includes(id));
}

function isAan(id) {
  return lagenAan().includes(id);
}

/* Switches a layer on: an area layer takes the place of the other. */
function metLaag(id, aan = true) {
  if (LAGEN.get(id).groep === "vlak") return { kleur: aan ? id : "" };
  const los = new Set(zicht.los);
  if (aan) los.add(id);
  else los.delete(id);
  return { los };
}

function metStand(id, stand) {
  return { standen: { ...zicht.standen, [id]: stand } };
}

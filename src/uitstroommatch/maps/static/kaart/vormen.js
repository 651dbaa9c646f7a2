/* The outlines of areas, which stand on the page once, and which area lies in which. */
const STAP = 1e-5; // degrees, of the whole numbers in which an outline is written
const veelhoeken = new Map();

function hoeken(stappen) {
  const plekken = [];
  let breedte = 0, lengte = 0;
  for (let i = 0; i < stappen.length; i += 2) {
    breedte += stappen[i];
    lengte += stappen[i + 1];
    plekken.push(L.latLng(breedte * STAP, lengte * STAP));
  }
  return plekken;
}

/* The outline of an area as Leaflet has it; shared by every layer and both maps. */
function veelhoek(code) {
  const vorm = gegevens("vormen")[code];
  if (!vorm) return null;
  if (!veelhoeken.has(code)) veelhoeken.set(code, vorm.v.map((ringen) => ringen.map(hoeken)));
  return veelhoeken.get(code);
}

function isSchets(code) {
  return Boolean(gegevens("vormen")[code]?.s);
}

function gebied(code) {
  const rij = KAART.gebieden[code];
  return rij && { code, naam: rij[0], niveau: rij[1], ouder: rij[2] };
}

/* The area itself, and what it lies in: buurt, wijk, gemeente. A street or complex starts at its buurt. */
function keten(code) {
  const gevonden = [];
  for (let een = gebied(code.split("/", 1)[0]); een; een = gebied(een.ouder)) gevonden.push(een.code);
  return gevonden;
}

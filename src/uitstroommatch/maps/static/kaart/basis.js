/* Small things that everything else uses. Whatever comes from a file of a user is only ever put on the page as text
   (textContent), never as HTML; no name can therefore do anything. */
const SVG = "http://www.w3.org/2000/svg";
const INGEBED = document.body.classList.contains("ingebed");
/* In a frame that may only run scripts, saving and printing are not allowed; a file on disk has no origin either. */
const OPGESLOTEN = window.origin === "null" && location.protocol !== "file:";
/* The page of ours around it says already what it is and for whom. */
const INGELIJST = OPGESLOTEN && parent !== window;
document.body.classList.toggle("ingelijst", INGELIJST);

function element(soort, klasse, tekst) {
  const nieuw = document.createElement(soort);
  if (klasse) nieuw.className = klasse;
  if (tekst !== undefined) nieuw.textContent = tekst;
  return nieuw;
}

function svg(soort, eigenschappen = {}, tekst) {
  const nieuw = document.createElementNS(SVG, soort);
  for (const [naam, waarde] of Object.entries(eigenschappen)) nieuw.setAttribute(naam, waarde);
  if (tekst !== undefined) nieuw.textContent = tekst;
  return nieuw;
}

/* A block of data of the page; taken apart when it is asked for the first time, and never again. */
const gelezen = new Map();
function gegevens(naam) {
  if (!gelezen.has(naam)) gelezen.set(naam, JSON.parse(document.getElementById("feiten-" + naam).textContent));
  return gelezen.get(naam);
}

/* What differs per stand of the slider is a list. */
function bijStand(waarde, stand) {
  return Array.isArray(waarde) ? waarde[Math.min(stand, waarde.length - 1)] : waarde;
}

const KAART = gegevens("kaart");
const LAGEN = new Map(KAART.lagen.map((laag) => [laag.id, laag]));

/* Everything of a layer that can be chosen, by code. */
function dingen(id) {
  const laag = gegevens("laag-" + id);
  if (!laag.opCode) {
    const gevonden = laag.delen.flat().filter((ding) => ding.kop);
    laag.opCode = new Map(gevonden.reverse().map((ding) => [ding.code, ding]));
  }
  return laag.opCode;
}

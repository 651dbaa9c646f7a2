/* The view in the address, after the #: a link gives the same map again. For instance
   #kaart=52.255,6.161,11.5&kleur=buurten.2&lagen=gemeenten,woningen&gekozen=buurten:BU01500101&naast=leefbaarheid
   where .2 is the stand of the slider. "#woningen:W1" alone, as our pages link, shows that home. */
let schrijft = false; // the address stays as it is until somebody changes the view

function beginAdres() {
  window.addEventListener("hashchange", leesAdres);
  volgers.push(schrijfAdres);
  links.kaart.on("moveend", schrijfAdres);
  leesAdres();
  setTimeout(() => { schrijft = true; });
}

const metPunt = (id, standen) => (LAGEN.get(id)?.standen.length > 1 ? `${id}.${standen[id]}` : id);

function adres() {
  const { lat, lng } = links.kaart.getCenter();
  const delen = { kaart: [lat.toFixed(4), lng.toFixed(4), Number(links.kaart.getZoom().toFixed(2))].join(",") };
  delen.kleur = metPunt(zicht.kleur, zicht.standen) || "geen";
  delen.lagen = [...zicht.los].map((id) => metPunt(id, zicht.standen)).join(",");
  if (zicht.gekozen) delen.gekozen = `${zicht.gekozen.laag}:${zicht.gekozen.code}`;
  if (zicht.naast) delen.naast = metPunt(zicht.kleurRechts, zicht.standenRechts) || "geen";
  const net = (tekst) => encodeURIComponent(tekst).replace(/%2C/g, ",").replace(/%3A/g, ":").replace(/%2F/g, "/");
  return "#" + Object.entries(delen).map(([naam, waarde]) => `${naam}=${net(waarde)}`).join("&");
}

function schrijfAdres() {
  if (!schrijft || INGEBED) return;
  const zicht = adres();
  try { history.replaceState(null, "", zicht); } catch { /* too often, or not allowed: the map works without */ }
  // The page around it keeps it too, when it is one of ours: a page from nowhere has no name to send to.
  if (INGELIJST && location.origin !== "null") parent.postMessage(zicht, location.origin);
}

function ontleed() {
  const delen = {};
  for (const deel of location.hash.slice(1).split("&")) {
    const is = deel.indexOf("=");
    if (is < 0) continue;
    try { delen[deel.slice(0, is)] = decodeURIComponent(deel.slice(is + 1)); } catch { /* no good address: left out */ }
  }
  return delen;
}

function leesAdres() {
  const sleutel = losseSleutel();
  if (sleutel !== null) {
    for (const doek of doeken()) doek.kaart.closePopup();
    if (!toon(sleutel, { blijf: INGEBED })) verander({ gekozen: null });
    return;
  }
  const delen = ontleed(), begin = eersteZicht();
  verander({ ...begin, ...vanAdres(delen, begin) });
  const [breedte, lengte, zoom] = (delen.kaart ?? "").split(",").map(Number);
  if ([breedte, lengte, zoom].every(Number.isFinite) && Math.abs(breedte) <= 85 && Math.abs(lengte) <= 180) {
    links.kaart.setView([breedte, lengte], zoom, { animate: false });
  } else if (!schrijft) heleRegio();
}

/* "woningen:W1", or nothing at all in a frame; null when the address holds a view. */
function losseSleutel() {
  const tekst = location.hash.slice(1);
  if (/^(kaart|kleur|lagen|gekozen|naast)=/.test(tekst) || (!tekst && !schrijft)) return null;
  if (!tekst) return INGEBED ? "" : null;
  try { return decodeURIComponent(tekst); } catch { return ""; }
}

function vanAdres(delen, begin) {
  const gevonden = { standen: begin.standen, standenRechts: begin.standenRechts };
  const laag = (tekst, groep, standen) => {
    const [id, stand] = tekst.split(".");
    const namen = LAGEN.get(id)?.groep === groep ? LAGEN.get(id).standen : null;
    if (namen && stand in namen) standen[id] = Number(stand);
    return namen ? id : "";
  };
  if (delen.kleur !== undefined) gevonden.kleur = laag(delen.kleur, "vlak", gevonden.standen);
  if (delen.lagen !== undefined) {
    gevonden.los = new Set(delen.lagen.split(",").map((een) => laag(een, "los", gevonden.standen)).filter(Boolean));
  }
  if (delen.gekozen) {
    const streep = delen.gekozen.indexOf(":");
    gevonden.gekozen = { laag: delen.gekozen.slice(0, streep), code: delen.gekozen.slice(streep + 1) };
  }
  if (delen.naast !== undefined) {
    gevonden.naast = !INGEBED;
    gevonden.kleurRechts = laag(delen.naast, "vlak", gevonden.standenRechts);
  }
  return gevonden;
}

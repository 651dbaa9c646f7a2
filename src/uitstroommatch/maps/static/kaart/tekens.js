/* What a point looks like, and the small windows at the pointer and after a click. */
function teken(naam) {
  const beeld = svg("svg", { viewBox: "0 0 24 24" });
  beeld.append(svg("use", { href: "#" + naam }));
  return beeld;
}

function icoon(ding, stand) {
  const soort = ding.soort ? ` soort-${ding.soort}` : "";
  if (ding.bord) {
    const bord = element("span", "bord");
    ding.bord.forEach((regel) => bord.append(element("span", "", regel)));
    return L.divIcon({ html: bord, className: "plek-bord" + soort, iconSize: [0, 0] });
  }
  if (ding.bol !== undefined) {
    const bol = bijStand(ding.bol, stand);
    if (bol === "") return L.divIcon({ className: "plek-niets", iconSize: [0, 0] });
    const maat = ding.maat ?? Math.round(Math.min(22 + 5 * Math.sqrt(Math.max(parseInt(bol, 10) || 1, 1) - 1), 60));
    return L.divIcon({ html: element("span", "", bol), className: "plek-bol" + soort, iconSize: [maat, maat], iconAnchor: [maat / 2 - (ding.opzij ?? 0), maat / 2] });
  }
  return L.divIcon({ html: teken(bijStand(ding.teken, stand)), className: "plek-teken" + soort, iconSize: [24, 24] });
}

/* The sentence at the pointer, which is also what somebody hears who cannot see the point. */
function zin(ding, stand) {
  return bijStand(ding.tip, stand) || (ding.bord ? ding.bord.join(", ") : ding.kop);
}

function feitenlijst(regels) {
  const lijst = element("dl");
  for (const [naam, waarde] of regels) lijst.append(element("dt", "", naam), element("dd", "", waarde));
  return lijst;
}

/* After a click: one sentence, because the facts stand in the panel; in a frame there is no panel. */
function venster(ding, stand) {
  const inhoud = element("div", "venster");
  inhoud.append(element("h3", "", ding.kop));
  const tip = bijStand(ding.tip, stand);
  if (!INGEBED && tip) inhoud.append(element("p", "", tip));
  else if (ding.regels) inhoud.append(feitenlijst(ding.regels));
  return inhoud;
}

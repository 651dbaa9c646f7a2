// What a script makes smoother. Every page works without it.
"use strict";

// A field that sends its form when something is chosen: <form data-vanzelf>. With the arrows one goes past every
// choice: then the button sends it.
let toets = false;
document.addEventListener("keydown", () => { toets = true; }, true);
document.addEventListener("pointerdown", () => { toets = false; }, true);
document.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-vanzelf]");
  if (form && !toets) form.requestSubmit();
});

// A button is pressed once: <form data-eenmaal>. It says what is going on meanwhile: data-bezig on the button.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || event.defaultPrevented) return;
  if (form.dataset.bezig === "1") { event.preventDefault(); return; }
  if (form.method !== "post" || form.hasAttribute("hx-post")) return;
  form.dataset.bezig = "1";
  form.setAttribute("aria-busy", "true");
  const knop = event.submitter;
  if (knop && knop.dataset.bezig) knop.textContent = knop.dataset.bezig;
});
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[aria-busy]")) {
    form.removeAttribute("aria-busy");
    delete form.dataset.bezig;
  }
});

// A place to drop files: <label data-vallen> around <input type=file>; the names are shown in [data-gekozen].
function toonGekozen(vak, veld) {
  const plek = vak.querySelector("[data-gekozen]");
  if (!plek) return;
  if (veld.files.length) { // what was wrong before is no longer
    vak.closest("form").querySelector(".melding-fout")?.remove();
    veld.removeAttribute("aria-invalid");
  }
  const namen = [...veld.files].map((bestand) => bestand.name);
  plek.textContent = namen.length ? `${namen.length === 1 ? "1 bestand" : `${namen.length} bestanden`} gekozen: ${namen.join(", ")}` : "";
}
for (const vak of document.querySelectorAll("[data-vallen]")) {
  const veld = vak.querySelector("input[type=file]");
  veld.addEventListener("change", () => toonGekozen(vak, veld));
  for (const soort of ["dragover", "dragenter"]) {
    vak.addEventListener(soort, (event) => { event.preventDefault(); vak.classList.add("boven"); });
  }
  vak.addEventListener("dragleave", () => vak.classList.remove("boven"));
  vak.addEventListener("drop", (event) => {
    event.preventDefault();
    vak.classList.remove("boven");
    if (event.dataTransfer.files.length) { veld.files = event.dataTransfer.files; toonGekozen(vak, veld); }
  });
}

// The first fault of a form gets the keyboard.
const fout = document.querySelector(".melding-fout[tabindex]");
if (fout) fout.focus();

// Paper on request: <button data-druk-af>.
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-druk-af]")) window.print();
});
for (const knop of document.querySelectorAll("[data-druk-af]")) knop.hidden = false;

// A row that points at the map beside it: <tr data-wijst> with a link a.wijs into the frame. Without a script the link
// itself does it; here the row is marked, and going back does not go through every home that was looked at.
document.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  const rij = event.target.closest("tr[data-wijst]");
  const link = rij && rij.querySelector("a.wijs");
  const kaart = link && document.querySelector(`iframe[name="${link.target}"]`);
  if (!kaart || (event.target.closest("a, button, summary") ?? link) !== link) return;
  event.preventDefault();
  for (const ander of document.querySelectorAll("tr[data-wijst].gekozen")) {
    ander.classList.remove("gekozen");
    ander.querySelector("a.wijs").removeAttribute("aria-current");
  }
  rij.classList.add("gekozen");
  link.setAttribute("aria-current", "true");
  kaart.contentWindow.location.replace(link.href);
});

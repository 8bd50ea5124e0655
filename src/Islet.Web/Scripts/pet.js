// The images of a PET, drawn from numbers: scrolling, window and crosshair need no page of the server. Nothing is measured here. Decisions are posted as the page's forms would
// post them, and of the page that answers the parts marked data-live take the place of those shown. Without this file the same is done by links, buttons and pictures.
"use strict";
{
  const SVG = "http://www.w3.org/2000/svg";
  const viewers = [];
  const HOT = Array.from({ length: 256 }, (_, i) => [Math.min(255, i * 2.6), Math.max(0, Math.min(255, (i - 80) * 1.8)), Math.max(0, Math.min(255, (i - 170) * 3))]);

  class Viewer {
    constructor(root) {
      this.root = root;
      this.base = root.dataset.base;
      this.form = root.querySelector("form.looking");
      this.cache = new Map();
      this.read();
      this.at = this.form.elements.at.value.split("-").map(Number);
      this.top = Number(this.form.elements.top.value);
      this.angle = 0;
      this.depths = new Map();
      this.cuts = new Map();
      for (const figure of root.querySelectorAll("figure.cut")) this.prepare(figure);
      this.form.addEventListener("submit", (event) => event.preventDefault());
      this.form.elements.top.addEventListener("input", () => this.window(Number(this.form.elements.top.value)));
      root.querySelector(".mix").addEventListener("input", () => this.draw());
      root.querySelector(".alone").addEventListener("click", (event) => {
        event.currentTarget.setAttribute("aria-pressed", String(event.currentTarget.getAttribute("aria-pressed") !== "true"));
        this.draw();
      });
      const moves = { n: () => this.next(1), p: () => this.next(-1), up: () => this.scroll("axial", 1), down: () => this.scroll("axial", -1) };
      for (const button of root.querySelectorAll("[data-move]")) button.addEventListener("click", () => moves[button.dataset.move]());
      this.ramp(".greyramp", (i) => Array(3).fill(255 - i));
      this.ramp(".hotramp", (i) => HOT[i]);
      this.slider = root.querySelector(".turn");
      this.slider.value = "0"; // a browser may keep what stood there before the page was loaded again
      this.slider.addEventListener("input", () => this.turn(Number(this.slider.value)));
      root.querySelector(".spin").addEventListener("click", (event) => this.spin(event.currentTarget));
      for (const part of root.querySelectorAll(".scripted")) part.hidden = false;
      for (const part of root.querySelectorAll(".unscripted")) part.hidden = true;
      if (this.data.ct === null) root.querySelector(".mix").closest(".scripted").hidden = true;
      this.draw();
    }

    // PET over CT; without a CT, or with the PET at its full, the PET alone in inverse grey.
    get fused() { return this.data.ct !== null && this.root.querySelector(".alone").getAttribute("aria-pressed") !== "true" && Number(this.root.querySelector(".mix").value) < 100; }

    ramp(which, colour) {
      this.fill(this.root.querySelector(which), 128, 1, (i, to, at) => {
        [to[at], to[at + 1], to[at + 2]] = colour(Math.round(i * 255 / 127));
        to[at + 3] = 255;
      });
    }

    legend() {
      const fused = this.fused;
      for (const part of this.root.querySelectorAll(".fused")) part.hidden = !fused;
      this.root.querySelector(".keys .grey").hidden = fused;
      for (const numbers of this.root.querySelectorAll(".rampnumbers")) numbers.textContent = `SUV 0 – ${this.top / 2} – ${this.top}`;
    }

    read() {
      this.data = JSON.parse(document.getElementById(`${this.root.id}-data`).textContent);
    }

    prepare(figure) {
      const plane = figure.dataset.plane;
      const svg = figure.querySelector("svg");
      const canvas = document.createElement("canvas");
      canvas.setAttribute("aria-hidden", "true");
      const stage = document.createElement("div");
      stage.className = "stage";
      svg.replaceWith(stage);
      stage.append(canvas, svg);
      svg.querySelector(".picture").remove();
      this.cuts.set(plane, { figure, svg, canvas, raw: document.createElement("canvas"), back: document.createElement("canvas") });
      const point = (event) => {
        const box = svg.getBoundingClientRect();
        const [nx, ny] = this.size(plane);
        const x = Math.min(nx - 1, Math.max(0, Math.floor((event.clientX - box.left) / box.width * nx)));
        const y = Math.min(ny - 1, Math.max(0, Math.floor((event.clientY - box.top) / box.height * ny)));
        this.look(plane, x, y);
      };
      svg.addEventListener("pointerdown", (event) => { figure.focus({ preventScroll: true }); svg.setPointerCapture(event.pointerId); point(event); event.preventDefault(); });
      svg.addEventListener("pointermove", (event) => { if (event.buttons === 1) point(event); });
      stage.addEventListener("wheel", (event) => {
        if (document.activeElement !== figure || plane === "mip") return; // an image that nobody chose lets the page scroll
        event.preventDefault();
        this.scroll(plane, event.deltaY > 0 ? -1 : 1);
      }, { passive: false });
      figure.addEventListener("keydown", (event) => this.key(plane, event));
    }

    size(plane) {
      const [nx, ny, nz] = this.data.size;
      return plane === "axial" ? [nx, ny] : plane === "sagittal" ? [ny, nz] : [nx, nz];
    }

    mm(plane) {
      const [dx, dy, dz] = this.data.mm;
      return plane === "axial" ? [dx, dy] : plane === "sagittal" ? [dy, dz] : [dx, dz];
    }

    index(plane) { return plane === "axial" ? this.at[2] : plane === "coronal" ? this.at[1] : plane === "sagittal" ? this.at[0] : this.angle; }

    // The column of the projection behind which a place lies: the patient turns around the middle of the box.
    seen(x, y) {
      const [nx, ny] = this.data.size;
      const [dx, dy] = this.data.mm;
      const turn = 2 * Math.PI * this.angle / this.data.angles;
      const [across, along] = [(x - (nx - 1) / 2) * dx, (y - (ny - 1) / 2) * dy];
      return (across * Math.cos(turn) + along * Math.sin(turn)) / dx + (nx - 1) / 2;
    }

    // The projection all around, and that of the PET beside it with it.
    turn(angle) {
      for (const viewer of viewers.length > 0 ? viewers : [this]) {
        viewer.angle = (angle + viewer.data.angles) % viewer.data.angles;
        viewer.slider.value = String(viewer.angle);
        viewer.slider.setAttribute("aria-valuetext", viewer.side());
        viewer.draw();
      }
    }

    side() {
      const degrees = this.angle * 360 / this.data.angles;
      const near = this.slider.dataset.sides.split("|")[Math.round(degrees / 90) % 4];
      return degrees % 90 === 0 ? near : `${degrees}°`;
    }

    spin(button) {
      const on = button.getAttribute("aria-pressed") !== "true";
      button.setAttribute("aria-pressed", String(on));
      clearInterval(this.turning);
      if (on) this.turning = setInterval(() => this.turn(this.angle + 1), 150);
    }

    async pixels(what, plane, index) {
      const key = `${what}/${plane}/${index}`;
      if (!this.cache.has(key)) {
        if (this.cache.size > 600) this.cache.delete(this.cache.keys().next().value);
        this.cache.set(key, fetch(`${this.base}/${key}`, { credentials: "same-origin" }).then(async (answer) => answer.ok ? new Uint16Array(await answer.arrayBuffer()) : null).catch(() => null));
      }
      return this.cache.get(key);
    }

    async look(plane, x, y) {
      const [, , nz] = this.data.size;
      if (plane === "axial") this.go([x, y, this.at[2]]);
      else if (plane === "coronal") this.go([x, this.at[1], nz - 1 - y]);
      else if (plane === "sagittal") this.go([this.at[0], x, nz - 1 - y]);
      else {
        const angle = this.angle;
        if (!this.depths.has(angle)) this.depths.set(angle, fetch(`${this.base}/depth/${angle}`, { credentials: "same-origin" }).then(async (answer) => new Uint16Array(await answer.arrayBuffer())));
        const depth = await this.depths.get(angle);
        if (angle !== this.angle) return; // turned on meanwhile
        const [nx, ny] = this.data.size;
        const [dx, dy] = this.data.mm;
        const turn = 2 * Math.PI * angle / this.data.angles;
        const [across, along] = [(x - (nx - 1) / 2) * dx, (depth[y * nx + x] - (this.data.ray - 1) / 2) * dy];
        this.go([Math.round((across * Math.cos(turn) - along * Math.sin(turn)) / dx + (nx - 1) / 2), Math.round((across * Math.sin(turn) + along * Math.cos(turn)) / dy + (ny - 1) / 2), nz - 1 - y]);
      }
    }

    scroll(plane, step) {
      const to = [...this.at];
      const axis = plane === "coronal" ? 1 : plane === "sagittal" ? 0 : 2;
      to[axis] += plane === "coronal" ? -step : step;
      this.go(to);
    }

    go(at, alone = false) {
      this.at = at.map((v, i) => Math.min(this.data.size[i] - 1, Math.max(0, v)));
      this.form.elements.at.value = this.at.join("-");
      this.pick();
      this.draw();
      if (this !== viewers[0] || alone) { if (!alone) this.follow(viewers[0]); return; }
      const place = this.place();
      for (const field of document.querySelectorAll("[data-point]")) field.value = place["xyz".indexOf(field.dataset.point)].toFixed(1);
      for (const field of document.querySelectorAll("input[name=view]")) field.value = this.view();
      if (viewers[1]) this.follow(viewers[1]);
    }

    // Whether the crosshair lies in a place, or on its hottest voxel.
    holds(spot) {
      const [x, y, z] = this.at;
      if (spot.at.every((v, i) => v === this.at[i])) return true;
      for (let i = 0; i < spot.runs.length; i += 4) if (spot.runs[i] === z && spot.runs[i + 1] === y && spot.runs[i + 2] <= x && x <= spot.runs[i + 3]) return true;
      return false;
    }

    // What is chosen is what the crosshair lies in, and nothing where it lies in none: a key never decides on another place than the one looked at.
    pick() {
      const here = this.data.spots.filter((s) => this.holds(s));
      const spot = here.find((s) => s.id === this.chosen) ?? ["proposed", "accepted", "lesser", "rejected"].map((state) => here.find((s) => s.state === state)).find((s) => s);
      this.chosen = spot?.id;
      if (spot) this.last = spot.id;
      this.tell("");
      if (this !== viewers[0]) return;
      for (const row of document.querySelectorAll("[data-spot]")) row.classList.toggle("chosen", row.dataset.spot === this.chosen);
    }

    tell(words) { this.root.querySelector(".told").textContent = words; }

    place() { return this.at.map((v, i) => this.data.first[i] + v * this.data.mm[i]); }

    follow(other) {
      if (!other || other === this) return;
      const place = this.place();
      other.go(place.map((mm, i) => Math.round((mm - other.data.first[i]) / other.data.mm[i])), true);
    }

    view() {
      const beside = new URLSearchParams(location.search).get("beside");
      return `at=${this.at.join("-")}&top=${this.top}${beside ? `&beside=${beside}` : ""}`;
    }

    window(top) {
      if (!(top >= 0.5 && top <= 200)) return;
      this.top = top;
      this.form.elements.top.value = String(top);
      this.draw();
    }

    draw() {
      this.legend();
      cancelAnimationFrame(this.frame);
      this.frame = requestAnimationFrame(() => { for (const plane of this.cuts.keys()) this.cut(plane); });
    }

    async cut(plane) {
      const index = this.index(plane);
      const [pet, ct] = await Promise.all([this.pixels("cut", plane, index), this.fused && plane !== "mip" ? this.pixels("ct", plane, index) : null]);
      if (index !== this.index(plane) || !pet) return; // scrolled on meanwhile
      const { canvas, raw, back, figure, svg } = this.cuts.get(plane);
      const [nx, ny] = this.size(plane);
      const [mx, my] = this.mm(plane);
      const scale = Math.min(4, Math.max(1, window.devicePixelRatio || 1)) * 900 / Math.max(nx * mx, ny * my);
      const [width, height] = [Math.round(nx * mx * scale), Math.round(ny * my * scale)];
      if (canvas.width !== width || canvas.height !== height) [canvas.width, canvas.height] = [width, height];
      const to = canvas.getContext("2d");
      to.imageSmoothingEnabled = true;
      to.imageSmoothingQuality = "high";
      const full = this.top * this.data.perSuv;
      if (ct) {
        const cx = plane === "sagittal" ? this.data.ct.ny : this.data.ct.nx;
        this.fill(back, cx, ct.length / cx, (i, to, at) => {
          const grey = Math.max(0, Math.min(255, (ct[i] - this.data.ct.below + 160) * 255 / 400)); // soft tissue: -160 to 240 HU
          to[at] = to[at + 1] = to[at + 2] = grey;
          to[at + 3] = 255;
        });
        to.drawImage(back, 0, 0, width, height);
        const mix = Number(this.root.querySelector(".mix").value) / 100;
        this.fill(raw, nx, ny, (i, to, at) => {
          const share = Math.min(1, pet[i] / full);
          const hot = HOT[Math.round(255 * share)];
          [to[at], to[at + 1], to[at + 2]] = hot;
          to[at + 3] = 255 * Math.min(1, share * 2.2) * mix;
        });
      } else {
        this.fill(raw, nx, ny, (i, to, at) => {
          to[at] = to[at + 1] = to[at + 2] = 255 - 255 * Math.min(1, pet[i] / full);
          to[at + 3] = 255;
        });
      }
      to.drawImage(raw, 0, 0, width, height);
      svg.classList.toggle("dark", Boolean(ct));
      this.overlay(plane, svg, nx, ny, mx, my);
      const count = plane === "axial" ? this.data.size[2] : plane === "coronal" ? this.data.size[1] : this.data.size[0];
      figure.querySelector(".place").textContent = plane === "mip" ? this.side() : `${index + 1}/${count}`;
      if (plane === "axial") {
        const [x, y, z] = this.place();
        this.root.querySelector(".value").textContent = `x ${x.toFixed(0)}, y ${y.toFixed(0)}, z ${z.toFixed(0)} mm: SUV ${(pet[this.at[1] * nx + this.at[0]] / this.data.perSuv).toFixed(2)}`;
        for (const next of [index + 1, index - 1, index + 2, index - 2]) if (next >= 0 && next < count) { this.pixels("cut", plane, next); if (ct) this.pixels("ct", plane, next); }
      }
    }

    fill(canvas, width, height, shade) {
      if (canvas.width !== width || canvas.height !== height) [canvas.width, canvas.height] = [width, height];
      const context = canvas.getContext("2d");
      const image = context.createImageData(width, height);
      for (let i = 0, at = 0; i < width * height; i++, at += 4) shade(i, image.data, at);
      context.putImageData(image, 0, 0);
    }

    // The edge of a place on a cut: every side of a pixel beyond which it ends.
    edge(plane, runs) {
      const [nx] = this.size(plane);
      const nz = this.data.size[2];
      const inside = new Set();
      let [right, upper] = [-1, Infinity];
      const add = (x, y) => { inside.add(y * nx + x); right = Math.max(right, x); upper = Math.min(upper, y); };
      for (let i = 0; i < runs.length; i += 4) {
        const [z, y, first, last] = [runs[i], runs[i + 1], runs[i + 2], runs[i + 3]];
        if (plane === "sagittal") { if (first <= this.at[0] && this.at[0] <= last) add(y, nz - 1 - z); continue; }
        if ((plane === "axial" && z !== this.at[2]) || (plane === "coronal" && y !== this.at[1])) continue;
        if (plane === "mip") {
          const [from, to] = [this.seen(first, y), this.seen(last, y)].sort((a, b) => a - b);
          for (let x = Math.max(0, Math.round(from)); x <= Math.min(nx - 1, Math.round(to)); x++) add(x, nz - 1 - z);
          continue;
        }
        for (let x = first; x <= last; x++) add(x, plane === "axial" ? y : nz - 1 - z);
      }
      let path = "";
      for (const pixel of inside) {
        const [x, y] = [pixel % nx, Math.floor(pixel / nx)];
        if (!inside.has(pixel - nx)) path += `M${x} ${y}h1`;
        if (!inside.has(pixel + nx)) path += `M${x} ${y + 1}h1`;
        if (x === 0 || !inside.has(pixel - 1)) path += `M${x} ${y}v1`;
        if (x === nx - 1 || !inside.has(pixel + 1)) path += `M${x + 1} ${y}v1`;
      }
      return { path, right: right + 1, upper };
    }

    overlay(plane, svg, nx, ny, mx, my) {
      const make = (name, attributes, text) => {
        const element = document.createElementNS(SVG, name);
        for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
        if (text !== undefined) element.textContent = text;
        return element;
      };
      const [edges, labels] = [[], []];
      for (const spot of this.data.spots) {
        const { path, right, upper } = plane === "mip" ? ((spot.mip ??= [])[this.angle] ??= this.edge(plane, spot.runs)) : this.edge(plane, spot.runs);
        if (!path) continue;
        const chosen = spot.id === this.chosen ? " chosen" : "";
        edges.push(make("path", { class: "edge under", d: path }), make("path", { class: `edge ${spot.state}${chosen}`, d: path }));
        labels.push(make("text", { class: `label ${spot.state}${chosen}`, x: right * mx, y: upper * my, "font-size": plane === "mip" ? 22 : plane === "axial" ? 16 : 30 }, spot.number));
      }
      if (plane !== "mip") for (const reference of this.data.references) {
        const { path, right, upper } = this.edge(plane, reference.runs);
        if (path) { edges.push(make("path", { class: "edge reference", d: path })); labels.push(make("text", { class: "label reference", x: right * mx, y: upper * my, "font-size": plane === "axial" ? 13 : 24 }, reference.name)); }
      }
      svg.querySelector(".edges").replaceChildren(...edges);
      svg.querySelector(".labels").replaceChildren(...labels);
      const [x, y] = plane === "axial" ? [this.at[0], this.at[1]] : plane === "sagittal" ? [this.at[1], ny - 1 - this.at[2]] : [plane === "mip" ? this.seen(this.at[0], this.at[1]) : this.at[0], ny - 1 - this.at[2]];
      svg.querySelector(".cross").setAttribute("d", `M${(x + 0.5) * mx} 0V${ny * my}M0 ${(y + 0.5) * my}H${nx * mx}`);
    }

    key(plane, event) {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      const steps = { ArrowUp: 1, ArrowRight: 1, ArrowDown: -1, ArrowLeft: -1, PageUp: 10, PageDown: -10 };
      if (plane === "mip" && (event.key === "ArrowLeft" || event.key === "ArrowRight")) this.turn(this.angle + (event.key === "ArrowRight" ? 1 : -1));
      else if (event.key in steps) this.scroll(plane, steps[event.key]);
      else if (event.key === "+") this.window(Math.round(this.top * 0.8 * 2) / 2 || 0.5);
      else if (event.key === "-") this.window(Math.ceil(this.top * 1.25 * 2) / 2);
      else if (event.key === "n" || event.key === "p") this.next(event.key === "n" ? 1 : -1);
      else if (event.key === "u") document.querySelector("#spots button[value=undo]:not(:disabled)")?.click();
      else if (event.key === "a" || event.key === "x" || event.key === "m") this.press(event.key);
      else return;
      event.preventDefault();
    }

    // A key acts on the place under the crosshair, and says so where there is none. The PET beside has no buttons here.
    press(key) {
      const told = this.root.querySelector(".told").dataset;
      if (this !== viewers[0]) return this.tell(told.beside);
      if (!this.chosen) return this.tell(told.none);
      document.querySelector(`[data-spot="${this.chosen}"] [data-key="${key}"]`)?.click();
    }

    next(step) {
      const of = (state) => this.data.spots.filter((s) => s.state === state);
      const list = [of("proposed"), of("accepted"), this.data.spots].find((spots) => spots.length > 0) ?? [];
      if (list.length === 0) return;
      const now = list.findIndex((s) => s.id === (this.chosen ?? this.last));
      this.choose(list[(now + step + list.length) % list.length].id);
    }

    choose(id, scroll = true) {
      const spot = this.data.spots.find((s) => s.id === id);
      if (!spot) return;
      this.chosen = id;
      this.go(spot.at);
      if (scroll) document.querySelector(`[data-spot="${id}"]`)?.scrollIntoView({ block: "nearest" });
    }
  }

  let deciding = false;

  // What was typed and not stored yet. A field that follows the crosshair is nobody's typing.
  const isTyped = (field) => field.type === "checkbox" ? field.checked !== field.defaultChecked
    : field.tagName === "SELECT" ? [...field.options].some((o) => o.selected !== o.defaultSelected) && field.selectedIndex !== Math.max(0, [...field.options].findIndex((o) => o.defaultSelected)) : field.value !== field.defaultValue;
  const fields = (within) => [...within.querySelectorAll("form :is(input, select)")].filter((f) => f.type !== "hidden" && !f.dataset.point);
  const nameOf = (field) => [field.closest("[data-spot]")?.dataset.spot ?? field.form?.className, field.name, field.type === "checkbox" ? field.value : ""].join("|");
  const typedIn = (except) => new Map([...document.querySelectorAll("[data-live]")].flatMap(fields).filter((f) => isTyped(f) && f.form !== except).map((f) => [nameOf(f), f.type === "checkbox" ? f.checked : f.value]));
  const typeAgain = (kept) => {
    for (const field of [...document.querySelectorAll("[data-live]")].flatMap(fields)) {
      const value = kept.get(nameOf(field));
      if (value === undefined) continue;
      if (field.type === "checkbox") field.checked = value; else field.value = value;
    }
  };

  // A refusal stands where the button is, and not only at the top of the page.
  const sayNear = (form, what) => {
    document.querySelector(".nearby")?.remove();
    if (!what || !form) return;
    const near = document.createElement("div");
    near.className = "nearby";
    near.setAttribute("role", "alert");
    near.append(...what);
    form.append(near);
    near.scrollIntoView({ block: "nearest" });
  };

  const formOf = (typed, form) => typed.get("do") !== "merge" && typed.get("spot") ? document.querySelector(`[data-spot="${typed.get("spot")}"] form`)
    : [...document.querySelectorAll(`form.${[...form.classList].join(".")}`)].find((f) => f.getAttribute("action") === form.getAttribute("action") && (!typed.get("reference") || f.elements.reference?.value === typed.get("reference")) && f.id === form.id
      && (!typed.get("do") || f.querySelector(`[value="${typed.get("do")}"]`)));

  const decide = async (form, button) => {
    const typed = new URLSearchParams(new FormData(form, button));
    const [kept, fromList] = [typedIn(form), document.activeElement?.closest?.("[data-live]")];
    const answer = await fetch(form.getAttribute("action"), { method: "POST", body: typed, credentials: "same-origin" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!answer.ok || !page.getElementById("first-data")) { location.assign(answer.url); return; }
    const open = new Set([...document.querySelectorAll("#spots details[open] > summary, #warnings details[open] > summary")].map((s) => s.firstChild.textContent.trim()));
    const scrolled = document.getElementById("spots").scrollTop;
    for (const part of document.querySelectorAll("[data-live]")) {
      const next = page.getElementById(part.id);
      if (next && next.innerHTML !== part.innerHTML) part.replaceChildren(...next.childNodes);
    }
    for (const summary of document.querySelectorAll("#spots details > summary")) if (open.has(summary.firstChild.textContent.trim())) summary.parentElement.open = true;
    document.getElementById("spots").scrollTop = scrolled;
    typeAgain(kept);
    const refused = document.querySelector("#notice dl.problem"); // which is the answer's by now
    const viewer = viewers[0];
    viewer.read();
    sayNear(formOf(typed, form), refused && [refused.cloneNode(true)]);
    if (!refused && ["accept", "reject"].includes(typed.get("do")) && viewer.data.spots.some((s) => s.state === "proposed") && !viewer.data.spots.some((s) => s.id === typed.get("spot") && s.state === "proposed")) viewer.next(1);
    else viewer.go(viewer.at);
    if (!fromList || document.activeElement !== document.body) return; // the images keep the focus by themselves
    const card = document.querySelector(`[data-spot="${viewer.chosen ?? typed.get("spot")}"]`);
    (["accept", "reject"].includes(typed.get("do")) ? card?.querySelector("[data-key=a]") : formOf(typed, form)?.querySelector(`button[value="${typed.get("do")}"]:not(:disabled)`) ?? card?.querySelector("[data-key=a]"))?.focus({ preventScroll: true });
  };

  document.addEventListener("submit", (event) => {
    if (!event.target.matches("form.decide")) return;
    event.preventDefault();
    if (deciding) return; // a key pressed twice decides once
    deciding = true;
    decide(event.target, event.submitter).catch(() => sayNear(event.target, [viewers[0].root.querySelector(".told").dataset.failed])).finally(() => { deciding = false; });
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.goto");
    if (!link) return;
    event.preventDefault();
    const row = link.closest("[data-spot]");
    const viewer = viewers[0];
    if (row) viewer.choose(row.dataset.spot, false);
    else viewer.go(new URL(link.href).searchParams.get("at").split("-").map(Number));
    viewer.cuts.get("axial").figure.focus({ preventScroll: false });
  });

  let warned = false;
  document.addEventListener("submit", (event) => {
    if (!event.target.matches("form.signing") || warned) return;
    const cards = [...document.querySelectorAll("[data-spot]")].filter((card) => fields(card).some((f) => f.type !== "checkbox" && isTyped(f)));
    if (cards.length === 0) return;
    event.preventDefault();
    warned = true;
    const names = cards.map((card) => viewers[0].data.spots.find((s) => s.id === card.dataset.spot)?.number ?? "");
    sayNear(event.target, [`${viewers[0].root.querySelector(".told").dataset.unsaved}: ${names.join(", ")}`]);
  });
  document.addEventListener("input", () => { warned = false; });
  document.addEventListener("pointerdown", (event) => { // a place whose card is worked on is the one looked at
    const row = event.target.closest?.("[data-spot]");
    if (row && viewers[0] && row.dataset.spot !== viewers[0].chosen && !event.target.closest("a")) viewers[0].choose(row.dataset.spot, false);
  });

  for (const root of document.querySelectorAll(".viewer")) viewers.push(new Viewer(root));
  const hash = /^#s-([0-9-]+)$/.exec(location.hash);
  const first = viewers[0];
  if (hash) first.choose(hash[1]);
  else if (!new URLSearchParams(location.search).has("at")) first.next(1);
  else first.go(first.at);
}

"use strict";
// A figure that is pointed at or chosen shows its card, and threads to the figures that belong with it.
(() => {
  const figures = [...document.querySelectorAll(".figure")];
  if (!figures.length) return;
  const SVG = "http://www.w3.org/2000/svg";
  const ROOM = 8;
  const NAMES = { same: "same", rival: "other number" };
  const wide = matchMedia("(min-width: 66rem)");
  const narrow = matchMedia("(max-width: 43rem)");
  let chosen = null;
  let kept = false;
  let drawn = [];
  let leaving = 0;
  // Whether a figure is given the focus by this script, and not by a person who comes to it.
  let returning = false;

  const make = (name, className, text = "") => {
    const made = document.createElement(name);
    made.className = className;
    made.textContent = text;
    return made;
  };
  const numberOf = (figure) => figure.id.slice(1);
  const put = (node) => {
    document.body.append(node);
    drawn.push(node);
  };

  const pop = make("div", "pop");
  pop.id = "pop";
  pop.tabIndex = -1;
  pop.hidden = true;
  pop.setAttribute("role", "dialog");
  pop.setAttribute("aria-labelledby", "pop-title");
  document.body.append(pop);
  for (const figure of figures) {
    figure.setAttribute("aria-haspopup", "dialog");
    figure.setAttribute("aria-expanded", "false");
  }

  const placeOf = (node) => {
    const from = document.body.getBoundingClientRect();
    const box = node.getClientRects()[0] || node.getBoundingClientRect();
    return { left: box.left - from.left, top: box.top - from.top, width: box.width, height: box.height };
  };

  const thread = (from, to, kind) => {
    const path = document.createElementNS(SVG, "path");
    const x1 = from.left + from.width / 2;
    const x2 = to.left + to.width / 2;
    const down = to.top > from.top + from.height / 2;
    const level = Math.abs(to.top - from.top) <= from.height / 2;
    const y1 = from.top + (down && !level ? from.height + 3 : -3);
    const y2 = to.top + (down || level ? -3 : to.height + 3);
    const bend = level ? -26 : Math.max(18, Math.abs(y2 - y1) / 2) * (down ? 1 : -1);
    path.setAttribute("d", `M${x1} ${y1} C${x1} ${y1 + bend} ${x2} ${level ? y2 + bend : y2 - bend} ${x2} ${y2}`);
    path.setAttribute("class", kind);
    return path;
  };

  const draw = (figure) => {
    const card = document.getElementById(`c${numberOf(figure)}`);
    const threads = document.createElementNS(SVG, "svg");
    threads.setAttribute("class", "threads");
    threads.setAttribute("aria-hidden", "true");
    threads.setAttribute("width", document.body.clientWidth);
    threads.setAttribute("height", document.body.clientHeight);
    const from = placeOf(figure);
    const done = new Set();
    for (const tie of card.querySelectorAll("li[data-figures]")) {
      const roles = tie.dataset.roles.split(" ");
      for (const [at, number] of tie.dataset.figures.split(" ").entries()) {
        const other = document.getElementById(`f${number}`);
        if (!other || !other.classList.contains("figure") || done.has(number)) continue;
        done.add(number);
        other.classList.add("linked");
        const to = placeOf(other);
        threads.append(thread(from, to, tie.dataset.kind));
        const role = make("span", `role ${tie.dataset.kind}`, roles[at] === "-" ? NAMES[tie.dataset.kind] || tie.dataset.kind : roles[at]);
        role.setAttribute("aria-hidden", "true");
        put(role);
        const most = document.body.clientWidth - role.offsetWidth;
        role.style.left = `${Math.max(0, Math.min(most, to.left + to.width / 2 - role.offsetWidth / 2))}px`;
        role.style.top = `${to.top - role.offsetHeight * 0.85}px`;
      }
    }
    put(threads);
  };

  const fill = (figure) => {
    const number = numberOf(figure);
    const bar = make("div", "bar");
    const title = make("p", "");
    title.id = "pop-title";
    title.append(...[...document.getElementById(`s${number}`).childNodes].map((node) => node.cloneNode(true)));
    const close = make("button", "", "×");
    close.type = "button";
    close.setAttribute("aria-label", "Close");
    close.addEventListener("click", () => leave(true));
    bar.append(title, close);
    const card = document.getElementById(`c${number}`).cloneNode(true);
    card.removeAttribute("id");
    pop.replaceChildren(bar, card);
    pop.hidden = false;
    pop.scrollTop = 0;
  };

  const place = (figure) => {
    pop.style.left = pop.style.top = "";
    if (narrow.matches) {
      const under = figure.getBoundingClientRect().bottom - (innerHeight - pop.offsetHeight - ROOM);
      if (kept && under > 0) scrollBy(0, under + innerHeight / 8);
      return;
    }
    const at = placeOf(figure);
    const from = document.body.getBoundingClientRect();
    const box = figure.getClientRects()[0];
    const row = document.querySelector(".row > p, .row > h2");
    const beside = wide.matches && row;
    const left = beside ? row.getBoundingClientRect().right - from.left + 3 * ROOM : at.left;
    const most = document.documentElement.clientWidth - pop.offsetWidth - ROOM - from.left;
    pop.style.left = `${Math.max(ROOM, Math.min(left, most))}px`;
    const fits = box.bottom + ROOM + pop.offsetHeight < innerHeight;
    let top = at.top + (beside ? 0 : at.height + 2 * ROOM);
    if (beside) top = Math.min(top, innerHeight - pop.offsetHeight - ROOM - from.top);
    else if (!fits && box.top > pop.offsetHeight + ROOM) top = at.top - pop.offsetHeight - 3 * ROOM;
    pop.style.top = `${Math.max(ROOM - from.top, top)}px`;
  };

  const clear = () => {
    drawn.forEach((node) => node.remove());
    drawn = [];
    document.querySelectorAll(".linked").forEach((node) => node.classList.remove("linked"));
    if (chosen) {
      chosen.classList.remove("selected");
      chosen.setAttribute("aria-expanded", "false");
    }
    pop.hidden = true;
  };

  const choose = (figure, keep) => {
    clearTimeout(leaving);
    if (figure === chosen && keep === kept && !pop.hidden) return;
    clear();
    chosen = figure;
    kept = keep;
    figure.classList.add("selected");
    figure.setAttribute("aria-expanded", "true");
    fill(figure);
    place(figure);
    draw(figure);
  };

  const leave = (back) => {
    const figure = chosen;
    const inside = pop.contains(document.activeElement);
    clear();
    chosen = null;
    kept = false;
    if (back && inside && figure) {
      returning = true;
      figure.focus();
      returning = false;
    }
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    const figure = link && link.classList.contains("figure") ? link : null;
    if (figure) {
      event.preventDefault();
      choose(figure, true);
      pop.focus({ preventScroll: true });
      return;
    }
    const other = link && document.getElementById(link.hash.slice(1));
    if (other && other.classList.contains("figure")) {
      event.preventDefault();
      leave(false);
      other.scrollIntoView({ block: "center", behavior: "instant" });
      returning = true;
      other.focus({ preventScroll: true });
      returning = false;
      choose(other, true);
      return;
    }
    if (chosen && !pop.contains(event.target)) leave(false);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && chosen) leave(true);
  });
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse" || kept) return;
    const figure = event.target.closest(".figure");
    if (figure) choose(figure, false);
    else if (pop.contains(event.target)) clearTimeout(leaving);
    else if (chosen) {
      clearTimeout(leaving);
      leaving = setTimeout(() => leave(false), 250);
    }
  });
  document.addEventListener("focusin", (event) => {
    const figure = event.target.closest(".figure");
    if (figure && !kept && !returning && figure.matches(":focus-visible")) choose(figure, false);
    else if (chosen && !figure && !pop.contains(event.target)) leave(false);
  });

  // Findings are stacked in the margin, so that many of them do not tear the text apart.
  const article = document.getElementById("article");
  const stack = () => {
    let bottom = 0;
    article.classList.toggle("stacked", wide.matches);
    for (const notes of article.querySelectorAll(".row > .notes")) {
      const top = Math.max(notes.parentElement.offsetTop, bottom);
      notes.style.top = wide.matches ? `${top}px` : "";
      bottom = top + notes.offsetHeight + ROOM;
    }
    article.style.minHeight = wide.matches ? `${bottom}px` : "";
  };
  article.addEventListener("toggle", stack, true);
  stack();

  addEventListener("resize", () => {
    stack();
    if (chosen) {
      const [figure, keep] = [chosen, kept];
      leave(false);
      choose(figure, keep);
    }
  });

  // Whoever points at a source sees its figures.
  for (const item of document.querySelectorAll(".sources li")) {
    const light = (on) => {
      document.body.classList.toggle("lighting", on);
      for (const figure of figures) {
        figure.classList.toggle("lit", on && figure.dataset.key.replace("!", "") === item.dataset.key);
      }
    };
    item.addEventListener("pointerenter", () => light(true));
    item.addEventListener("pointerleave", () => light(false));
    item.addEventListener("focusin", () => light(true));
    item.addEventListener("focusout", () => light(false));
  }
})();

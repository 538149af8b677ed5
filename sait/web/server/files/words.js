// Words are sent to the server as they are typed, and called saved only once it has answered (docs/decisions/0021).
//
// One entry for each field, by its address ("place"). `wanted` is what is in the field, null for a form's field that holds
// what it was filled with; `acked` is what the server acknowledged last, `known` the same as the database has it, and
// `sent` what it may have beside that. What is not acknowledged stands in the tab's own storage, and survives a reload.
(() => {
  const STORE = "sait-words";
  const PAUSE_MS = 800; // typing has paused
  const PATIENCE_MS = 10_000; // as long as a slow network may take
  const LONGEST_WAIT_MS = 15_000;
  const MOST_SENT = 15;
  const NEAR = 0.9; // of the limit
  const DRAWN_MS = 150; // React has put what a form was filled with into its field

  const entries = new Map();
  const entryOf = new WeakMap(); // by field
  let focused = null;

  const tidy = (text) => (text === null ? null : text.normalize("NFC").trim());
  const isUnsaved = (entry) => !entry.isRetired && !entry.isOfTab && entry.wanted !== entry.acked;
  const isTooLong = (entry) => [...(tidy(entry.wanted) ?? "")].length > (entry.most ?? Infinity);
  const isShown = (entry) => Boolean(entry.field?.isConnected);

  const note = () => {
    const rest = [...entries.values()].filter((entry) => isUnsaved(entry) || (entry.isOfTab && entry.wanted !== null));
    const kept = rest.map(({ place, owner, language, version, href, wanted, known, sent, isOfTab }) => ({
      place, owner, language, version, href, wanted, known, sent, isOfTab,
    }));
    try {
      if (kept.length) sessionStorage.setItem(STORE, JSON.stringify(kept));
      else sessionStorage.removeItem(STORE);
    } catch {
      // A browser that keeps nothing for a tab: the words are in the field, and on their way.
    }
  };

  const recall = () => {
    try {
      for (const kept of JSON.parse(sessionStorage.getItem(STORE) ?? "[]"))
        entries.set(kept.place, { ...kept, acked: kept.isOfTab ? kept.wanted : undefined, tries: 0 });
    } catch {
      sessionStorage.removeItem(STORE);
    }
  };

  const post = async (entry, text) => {
    const { place, owner, language, version } = entry;
    const seen = [entry.known ?? null, ...entry.sent];
    entry.posts = (entry.posts ?? 0) + 1;
    entry.sent = [...entry.sent.filter((one) => one !== text), text].slice(-MOST_SENT);
    note();
    try {
      const response = await fetch("/words", {
        method: "POST",
        keepalive: true, // also when the page has gone
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ place, owner, language, version, text, seen }),
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      return { ...(await response.json()), status: response.status };
    } catch {
      return { status: 0 };
    }
  };

  const send = async (entry, { isLast = false } = {}) => {
    clearTimeout(entry.timer);
    if (!isUnsaved(entry) || entry.trouble === "other" || isTooLong(entry) || (entry.isBusy && !isLast)) return;
    entry.isBusy = true;
    const text = entry.wanted;
    const answer = await post(entry, text);
    entry.isBusy = false;
    if (entry.isRetired) return forget(entry, text);
    hear(entry, text, answer);
    note();
    show(entry);
    if (isUnsaved(entry) && !entry.trouble) send(entry);
  };

  const hear = (entry, text, answer) => {
    const known = [entry.known ?? null, ...entry.sent].map(tidy);
    entry.trouble = null;
    if (answer.status === 200) {
      Object.assign(entry, { known: answer.text, acked: text, tries: 0 });
      entry.sent = entry.sent.slice(entry.sent.indexOf(text) + 1);
    } else if (answer.status === 409 && known.includes(tidy(answer.text)) && !entry.tries) {
      Object.assign(entry, { known: answer.text, tries: 1 }); // an earlier message of this page's own
    } else if (answer.status === 409) {
      Object.assign(entry, { trouble: "other", other: answer.text });
    } else if (answer.status >= 400 && answer.status < 500) {
      Object.assign(entry, { trouble: "refused", said: `${answer.said} ${answer.advice}` });
      entry.sent = entry.sent.filter((one) => one !== text); // what was refused cannot stand there
      // Another person's words are nobody's business here.
      if (answer.code === "words.other-person" && !isShown(entry)) entries.delete(entry.place);
    } else {
      entry.trouble = "lost";
      entry.tries += 1;
      entry.timer = setTimeout(() => send(entry), Math.min(LONGEST_WAIT_MS, 1000 * 2 ** (entry.tries - 1)));
    }
  };

  // A form that was saved leaves no draft, also where one was still on its way.
  const forget = (entry, text) => post({ ...entry, known: text, sent: [] }, null);

  const typed = (entry, text) => {
    const wanted = entry.isForm && text === entry.filled ? null : text;
    if (wanted === entry.wanted) return;
    entry.wanted = wanted;
    if (entry.isOfTab) entry.acked = wanted;
    if (entry.trouble === "refused") entry.trouble = null;
    if (isTooLong(entry)) Object.assign(entry, { trouble: "refused", said: entry.long });
    note();
    show(entry);
    clearTimeout(entry.timer);
    if (entry.trouble !== "refused") entry.timer = setTimeout(() => send(entry), PAUSE_MS);
  };

  const sendAll = (options) => {
    for (const entry of entries.values()) if (entry.trouble !== "refused") send(entry, options);
  };

  // --- What the reader sees ---------------------------------------------------------------------------------------

  const ORDER = ["other", "refused", "lost", "saving", "kept", "none"];
  const stateOf = (entry) =>
    entry.trouble ?? (isUnsaved(entry) ? "saving" : (entry.isForm ? entry.wanted !== null : entry.wanted) ? "kept" : "none");

  const show = (entry) => {
    if (!isShown(entry)) return list();
    const shown = [...entries.values()].filter((one) => one.status === entry.status && isShown(one));
    const [worst] = shown.sort((one, other) => ORDER.indexOf(stateOf(one)) - ORDER.indexOf(stateOf(other)));
    const { status } = entry;
    const state = stateOf(worst);
    // A part of the status that may be looked at: it changes nothing where nothing changes, for those who hear it.
    if (status.dataset.state !== state) status.dataset.state = state;
    if (state === "refused") status.querySelector(".sait-refused span").textContent = worst.said;
    if (state === "other") status.querySelector("blockquote").textContent = worst.other || "–";
    count(entry);
    list();
  };

  // Near the limit, how long the words are. Nothing is cut: a text that is too long stays in its field, and says so.
  const count = (entry) => {
    const place = entry.most && entry.status.querySelector(".sait-count");
    if (!place) return;
    const length = [...entry.field.value].length;
    place.textContent = length < entry.most * NEAR ? "" : entry.count.replace("{}", length.toLocaleString(entry.language));
    place.toggleAttribute("data-over", length > entry.most);
  };

  // The field may be below the fold, where nobody sees that its words are not saved while a level above it is.
  const bar = document.body.appendChild(document.createElement("div"));
  bar.className = "sait-lost-bar";
  bar.hidden = true;
  bar.ariaHidden = "true"; // the field's own status says it to those who hear the page
  const warn = () => {
    const isOut = (box) => box.top < 0 || box.bottom > innerHeight;
    const lost = [...entries.values()].filter((entry) => isShown(entry) && stateOf(entry) === "lost")
      .map((entry) => entry.status.querySelector(".sait-lost"))
      .find((one) => one && isOut(one.getBoundingClientRect()));
    bar.hidden = !lost;
    if (lost && bar.textContent !== lost.textContent) bar.textContent = lost.textContent;
  };
  addEventListener("scroll", warn, { capture: true, passive: true });
  addEventListener("resize", warn);

  // Words whose field is not on the screen, and that are not saved: to be read, copied, gone back to, or dropped.
  const list = () => {
    warn();
    const panel = document.querySelector(".sait-leftover");
    if (!panel) return;
    const owners = [...document.querySelectorAll("[data-owner]")].map((one) => one.dataset.owner);
    const left = [...entries.values()].filter((entry) =>
      !isShown(entry) && entry.wanted && (entry.isOfTab ? owners.includes(entry.owner) : isUnsaved(entry) && entry.trouble));
    const drawn = JSON.stringify(left.map(({ place, wanted, said }) => [place, wanted, said]));
    if (panel.dataset.drawn === drawn) return;
    panel.dataset.drawn = drawn;
    panel.hidden = !left.length;
    panel.querySelector("ul").replaceChildren(...left.map((entry) => {
      const item = document.createElement("li");
      const text = document.createElement("blockquote");
      text.textContent = entry.wanted;
      text.translate = false;
      const way = document.createElement("a");
      way.href = entry.href;
      way.textContent = panel.dataset.back;
      const drop = document.createElement("button");
      drop.type = "button";
      drop.textContent = panel.dataset.drop;
      drop.addEventListener("click", () => {
        clearTimeout(entry.timer);
        entries.delete(entry.place);
        note();
        list();
      });
      item.append(text, ...(entry.said ? [entry.said, " "] : []), way, " ", drop);
      return item;
    }));
  };

  const fill = (entry) => {
    const text = entry.wanted ?? entry.filled ?? "";
    if (!isShown(entry) || entry.field.value === text) return;
    // By the browser's own setter: React takes it as typed.
    const kind = entry.field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
    Object.getOwnPropertyDescriptor(kind.prototype, "value").set.call(entry.field, text);
    if (entry.isForm) entry.field.dispatchEvent(new Event("input", { bubbles: true }));
  };

  // --- Fields that have come to the screen ------------------------------------------------------------------------

  const bind = (entry, field, status) => {
    Object.assign(entry, { field, status });
    entries.set(entry.place, entry);
    entryOf.set(field, entry);
    if (!entry.isForm || entry.wanted !== null) fill(entry);
    if (focused?.place === entry.place && document.activeElement === document.body) {
      field.focus({ preventScroll: true });
      field.setSelectionRange(focused.start, focused.end);
    }
    show(entry);
  };

  const known = (place, owner) => (entries.get(place)?.owner === owner ? entries.get(place) : undefined);

  const unfolded = new Set(); // by place: a field that is drawn anew stands as open as the one before
  document.addEventListener("toggle", ({ target }) => {
    const place = target.querySelector?.(".sait-words[data-place]")?.dataset.place;
    if (place) target.open ? unfolded.add(place) : unfolded.delete(place);
  }, true);

  const bindAnswers = () => {
    const uncertain = [];
    for (const box of document.querySelectorAll(".sait-words[data-place]")) {
      const field = box.querySelector("textarea");
      const { place, owner, language, href, most, long, count } = box.dataset;
      if (!field || entryOf.get(field)?.place === place) continue;
      const saved = JSON.parse(box.dataset.saved);
      const before = known(place, owner);
      const entry = before ?? { place, owner, language, href, sent: [], tries: 0, known: saved, acked: saved, wanted: saved };
      if (before && !isUnsaved(entry) && entry.known !== saved) uncertain.push(entry);
      Object.assign(entry, { most: Number(most), long, count });
      if (isTooLong(entry)) Object.assign(entry, { trouble: "refused", said: long });
      bind(entry, field, box);
      if (field.value || unfolded.has(place)) box.closest("details")?.setAttribute("open", "");
    }
    if (uncertain.length) ask(uncertain);
  };

  const firstSeen = new WeakMap();
  const isDrawn = (field) => {
    if (!firstSeen.has(field)) {
      firstSeen.set(field, Date.now());
      setTimeout(look, DRAWN_MS + 10);
    }
    return field === document.activeElement || Date.now() - firstSeen.get(field) >= DRAWN_MS;
  };

  const bindForms = () => {
    const unasked = [];
    for (const status of document.querySelectorAll(".sait-draft[data-form]")) {
      const { form, prefix, owner, language, version, keep } = status.dataset;
      for (const box of document.querySelectorAll(`[class*="${prefix}"]`)) {
        const name = [...box.classList].find((one) => one.startsWith(prefix))?.slice(prefix.length);
        const field = box.querySelector("[data-testid=stTextArea] textarea, [data-testid=stTextInput] input");
        const place = `draft:${form}:${name}`;
        if (!name || !field || entryOf.get(field)?.place === place || !isDrawn(field)) continue;
        let entry = known(place, owner);
        if (entry?.prefix && entry.prefix !== prefix) {
          retire(entry);
          entry = undefined;
        }
        const isNew = !entry;
        const href = location.pathname + location.search;
        entry ??= { place, owner, language, href, sent: [], tries: 0, known: null, acked: null, wanted: null };
        if (!entry.prefix) Object.assign(entry, { prefix, filled: field.value, version: Number(version), isForm: true });
        entry.isOfTab = keep === "tab";
        bind(entry, field, status);
        if (isNew && !entry.isOfTab) unasked.push(entry);
      }
    }
    if (unasked.length) ask(unasked);
  };

  // Its form was saved, and has begun anew under another key.
  const retire = (entry) => {
    clearTimeout(entry.timer);
    entry.isRetired = true;
    entries.delete(entry.place);
    note();
  };

  // What stands there by now, of fields in which nothing is on the way.
  const ask = async (asked) => {
    const query = asked.map((entry) => `place=${encodeURIComponent(entry.place)}`).join("&");
    const postsBefore = new Map(asked.map((entry) => [entry, entry.posts]));
    let standing;
    try {
      ({ standing } = await (await fetch(`/words?${query}`)).json());
    } catch {
      return;
    }
    for (const entry of asked) {
      const now = standing[entry.place];
      if (now === undefined || isUnsaved(entry) || entry.isRetired || entry.isBusy) continue;
      if (entry.posts !== postsBefore.get(entry)) continue; // words were sent since: the answer may be older than they are
      Object.assign(entry, { known: now });
      if (tidy(now) !== tidy(entry.wanted)) {
        Object.assign(entry, { acked: now, wanted: now });
        fill(entry);
      }
      show(entry);
    }
  };

  const bindAll = () => {
    bindAnswers();
    bindForms();
    list();
  };
  let isDue = false;
  const look = () => {
    if (isDue) return;
    isDue = true;
    queueMicrotask(() => {
      isDue = false;
      bindAll();
    });
  };

  // --- What people do ---------------------------------------------------------------------------------------------

  document.addEventListener("input", ({ target }) => {
    const entry = entryOf.get(target);
    if (entry) typed(entry, target.value);
  });
  document.addEventListener("selectionchange", () => {
    const field = document.activeElement;
    const entry = entryOf.get(field);
    if (entry) focused = { place: entry.place, start: field.selectionStart, end: field.selectionEnd };
    else if (field !== document.body) focused = null;
  });
  document.addEventListener("focusin", ({ target }) => {
    bindAll();
    const entry = entryOf.get(target);
    if (entry?.isForm && entry.wanted === null) entry.filled = target.value;
  });
  document.addEventListener("focusout", ({ target }) => {
    const entry = entryOf.get(target);
    if (entry) send(entry);
  });
  document.addEventListener("click", ({ target }) => {
    const button = target.closest?.("button[data-do]");
    const status = button?.closest(".sait-words, .sait-draft");
    if (!status) return;
    for (const entry of [...entries.values()].filter((one) => one.status === status)) {
      if (button.dataset.do === "drop") {
        Object.assign(entry, { wanted: null, trouble: null });
        if (entry.isOfTab) entry.acked = null;
      } else if (entry.trouble !== "other") continue;
      else if (button.dataset.do === "keep") Object.assign(entry, { known: entry.other, trouble: null, sent: [] });
      else Object.assign(entry, { known: entry.other, acked: entry.other, wanted: entry.other, trouble: null, sent: [] });
      fill(entry);
      note();
      show(entry);
      send(entry);
    }
  });

  // --- Leaving, and coming back -----------------------------------------------------------------------------------

  let lastAway = null;
  const back = () => {
    if (lastAway === null) return;
    lastAway = null;
    sendAll();
    const clean = [...entries.values()].filter((entry) => isShown(entry) && !isUnsaved(entry) && !entry.isOfTab);
    if (clean.length) ask(clean);
    // The page itself: levels, states, what others have decided.
    document.querySelector(".st-key-ask-again button")?.click();
  };
  const away = () => {
    lastAway = Date.now();
    sendAll({ isLast: true });
  };
  document.addEventListener("visibilitychange", () => (document.hidden ? away() : back()));
  addEventListener("pagehide", away);
  addEventListener("pageshow", ({ persisted }) => persisted && back());
  addEventListener("blur", away);
  addEventListener("focus", back);
  addEventListener("online", () => sendAll());
  addEventListener("beforeunload", (event) => {
    if ([...entries.values()].some((entry) => isUnsaved(entry) && ["lost", "other"].includes(entry.trouble)))
      event.preventDefault();
  });

  recall();
  new MutationObserver(look).observe(document.documentElement, { subtree: true, childList: true });
  sendAll();
})();

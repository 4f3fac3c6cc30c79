// Sends what the form of Try It holds, shows the answer as text, and keeps what it brings for the next call: in this page alone.
"use strict";
(() => {
  const LONGEST_SHOWN = 100000;

  // What earlier answers brought, by what it means, and the files that the last detail told of.
  const kept = new Map();
  let files = [];

  const byId = (id) => document.getElementById(id);
  const show = (element, isShown) => (element.hidden = !isShown);

  function request(form) {
    const { method, path, keyed } = form.dataset;
    const headers = new Headers();
    const query = new URLSearchParams();
    let filled = path;
    if (keyed === "true" && byId("sandbox").checked) query.append("sandbox", "true");
    for (const field of form.querySelectorAll("[data-place]")) {
      const { place, name } = field.dataset;
      const value = field.value.trim();
      if (place === "path") filled = filled.replace(`{${name}}`, () => encodeURIComponent(value));
      else if (place === "open") appendLines(query, value);
      else if (place === "header" && value) headers.set(name, value);
      else if (place === "query" && value) query.append(name, value);
    }
    if (keyed === "true") headers.set("x-api-key", byId("key").value);
    const text = byId("field-body")?.value ?? "";
    const body = text.trim() ? text : undefined;
    if (body) headers.set("Content-Type", "application/json");
    const target = query.toString() ? `${filled}?${query}` : filled;
    return new Request(target, { method, headers, body, credentials: "omit", cache: "no-store" });
  }

  function appendLines(query, text) {
    for (const line of text.split("\n").filter((each) => each.trim())) {
      const [name, ...value] = line.split("=");
      query.append(name.trim(), value.join("=").trim());
    }
  }

  async function send(form) {
    const button = byId("send");
    if (button.getAttribute("aria-busy") === "true") return;
    button.setAttribute("aria-busy", "true");
    delete byId("sent").dataset.status;
    byId("sent").textContent = button.dataset.sending;
    const began = performance.now();
    try {
      const response = await fetch(request(form));
      const text = await response.text();
      if (form.isConnected) showAnswer(form, response, text, Math.round(performance.now() - began));
    } catch (failure) {
      if (form.isConnected) byId("sent").textContent = `${button.dataset.failed} ${failure.message}`;
    } finally {
      button.removeAttribute("aria-busy");
    }
  }

  function showAnswer(form, response, text, milliseconds) {
    const body = byId("answer-body");
    const cutOff = text.length > LONGEST_SHOWN ? `\n… ${body.dataset.cutOff}` : "";
    body.textContent = text ? indented(text.slice(0, LONGEST_SHOWN)) + cutOff : body.dataset.empty;
    byId("answer-headers").textContent = [...response.headers].map((header) => header.join(": ")).join("\n");
    byId("sent").textContent = `${response.status} ${response.statusText} · ${milliseconds} ms`;
    byId("sent").dataset.status = response.status;
    show(byId("answer"), true);
    offer(form, response.ok, parsed(text));
  }

  // JSON as it came, but for the blanks between its parts.
  function indented(text) {
    if (!/^\s*[[{]/.test(text)) return text;
    let depth = 0;
    let before = "";
    let lines = "";
    for (const [part] of text.matchAll(/"(?:[^"\\]|\\.)*"?|[{}[\],:]|[^\s{}[\],:"]+/gs)) {
      const isEnd = part === "}" || part === "]";
      const isFirst = before === "{" || before === "[";
      if (isEnd) depth--;
      if (isEnd !== isFirst || before === ",") lines += `\n${"  ".repeat(Math.max(depth, 0))}`;
      else if (before === ":") lines += " ";
      if (part === "{" || part === "[") depth++;
      lines += part;
      before = part;
    }
    return lines;
  }

  function parsed(text) {
    try {
      return JSON.parse(text);
    } catch {
      return undefined;
    }
  }

  function at(value, pointer) {
    return pointer.split("/").slice(1).reduce((within, name) => within?.[name], value);
  }

  function offer(form, isDone, answer) {
    if (isDone) keep(form, answer);
    const told = isDone ? words(answer) : [];
    const items = [...byId("next").querySelectorAll("li")];
    for (const item of items) show(item, isDone && (!item.dataset.when || told.includes(item.dataset.when)));
    show(byId("next"), items.some((item) => !item.hidden));
    const opens = isDone && /^https?:/.test(answer?.url);
    if (opens) byId("opens").firstElementChild.href = answer.url;
    show(byId("opens"), opens);
  }

  function keep(form, answer) {
    for (const field of form.querySelectorAll('[data-place="path"]')) kept.set(field.dataset.meaning, field.value.trim());
    for (const [meaning, pointer] of Object.entries(JSON.parse(form.dataset.brings))) {
      const value = at(answer, pointer);
      if (typeof value === "string") kept.set(meaning, value);
    }
    if (Array.isArray(answer?.nodes) && answer.status) files = answer.nodes.flatMap(filesOf);
  }

  function filesOf(node) {
    const names = Object.keys(node.documents ?? {});
    return (node.pdf?.pdfBase64 ? [...names, "pdf"] : names).map((name) => ({ nodeId: node.id, name }));
  }

  // What an answer tells of the execution: the step that it waits at, in the words of the offers.
  function words(answer) {
    if (typeof answer !== "object" || answer === null) return [];
    const told = answer.phase ? [answer.phase] : [];
    if (files.length) told.push("FILES");
    if (!answer.status) return told;
    if (answer.status !== "PROGRESS") return [...told, "END"];
    const type = answer.currentNodeType ?? "";
    if (!type || type.endsWith("_PROCESSING")) return [...told, "WORKING"];
    return [...told, answer.verification ? "OTP" : answer.link?.phase ?? answer.validation?.state ?? type];
  }

  // An operation has come into the page.
  function begin() {
    const form = byId("try");
    // htmx notes where it is, for a history of pages that it is told not to keep.
    sessionStorage.removeItem("htmx-current-path-for-history");
    mark();
    if (!form) return;
    show(byId("send"), true);
    show(byId("copy"), true);
    show(byId("make-code"), false);
    let isChanged = !byId("sandbox").checked;
    for (const field of form.querySelectorAll("[data-meaning]")) {
      if (field.dataset.place === "path" && kept.has(field.dataset.meaning)) {
        field.value = kept.get(field.dataset.meaning);
        isChanged = true;
      }
    }
    const hasFiles = form.dataset.path.endsWith("/file") && files.length > 0;
    if (hasFiles) offerFiles(form);
    if (isChanged || hasFiles) remake(form);
  }

  function remake(form) {
    form.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function offerFiles(form) {
    const list = byId("files");
    for (const file of files) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "outline secondary";
      button.textContent = `${file.nodeId} / ${file.name}`;
      button.addEventListener("click", () => choose(form, file));
      const item = document.createElement("li");
      item.append(button);
      list.append(item);
    }
    show(list, true);
    choose(form, files[0]);
  }

  function choose(form, file) {
    for (const [name, value] of Object.entries(file)) form.elements[`query.${name}`].value = value;
    remake(form);
  }

  // Where one is, in the list of operations.
  function mark() {
    for (const link of document.querySelectorAll("#operations a")) {
      if (link.pathname !== location.pathname) link.removeAttribute("aria-current");
      else {
        link.setAttribute("aria-current", "page");
        if (!isNarrow()) link.scrollIntoView({ block: "nearest" });
      }
    }
  }

  async function copy(button) {
    const chosen = document.querySelector('[name="language"]:checked').value;
    const shown = document.querySelector(`.snippet[data-language="${chosen}"]`);
    if (!shown) return;
    await navigator.clipboard.writeText(shown.textContent);
    button.textContent = button.dataset.copied;
    byId("copied").textContent = button.dataset.copied;
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button?.id === "send") send(byId("try"));
    if (button?.id === "copy") copy(button);
  });
  // What was copied is not what is shown any more.
  const changeCode = () => {
    byId("copy").textContent = byId("copy").dataset.copy;
    byId("copied").textContent = "";
  };
  document.addEventListener("change", (event) => {
    if (event.target.name === "language") changeCode();
  });
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.target.id === "code") changeCode();
  });
  document.addEventListener("submit", (event) => {
    if (event.target.id === "access") event.preventDefault();
    if (event.target.id === "try") {
      event.preventDefault();
      send(event.target);
    }
  });

  const isOfOperation = (event) => event.detail.target?.id === "operation";
  const arrive = () => {
    byId("operation").removeAttribute("aria-busy");
    begin();
    byId("title")?.focus({ preventScroll: true });
    if (isNarrow()) byId("menu").open = false;
  };
  const isNarrow = () => window.matchMedia("(max-width: 62rem)").matches;
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (isOfOperation(event)) byId("operation").setAttribute("aria-busy", "true");
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    if (isOfOperation(event) && !event.detail.successful) location.assign(event.detail.pathInfo.requestPath);
  });
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.target.id === "operation") arrive();
  });
  document.addEventListener("htmx:historyRestore", arrive);
  document.addEventListener("DOMContentLoaded", () => {
    byId("menu").open = !isNarrow();
    byId("problems")?.focus();
    begin();
  });
})();

// Makes the person's page nicer; it works without.
(function () {
  "use strict";
  // htmx has noted the address, for a history that it is told not to keep.
  sessionStorage.removeItem("htmx-current-path-for-history");
  // What it says of the person's latest doing is said once: a reload, and the next step, do not repeat it. Nor does the browser ask
  // whether to send a form again, as Back and a reload come to what was kept of it; what was not kept it can send again.
  if (document.querySelector("[data-page=step]") && !document.querySelector("form[data-unkept]"))
    history.replaceState(null, "", location.pathname + location.hash);
  document.addEventListener("DOMContentLoaded", function () {
    var errors = document.getElementById("errors");
    if (errors) errors.focus();
  });

  document.addEventListener("submit", function (event) {
    var form = event.target;
    var sure = event.submitter && event.submitter.dataset.sure;
    // A second tap on the same button is no second post; the service would not count it either.
    if (form.dataset.sent || (sure && !confirm(sure))) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "yes";
    // Whoever has stopped it can send it again.
    setTimeout(function () { delete form.dataset.sent; }, 10000);
  });
  // Back brings the page as it was left.
  window.addEventListener("pageshow", function () {
    document.querySelectorAll("form[data-sent]").forEach(function (form) { delete form.dataset.sent; });
  });

  // A file that would be refused is not even sent.
  document.addEventListener("change", function (event) {
    var chosen = event.target;
    if (chosen.type !== "file" || !chosen.dataset.most) return;
    var isTooLarge = Array.from(chosen.files).some(function (file) { return file.size > Number(chosen.dataset.most); });
    var refusal = chosen.closest("fieldset").querySelector("[data-refusal]");
    refusal.hidden = !isTooLarge;
    if (!isTooLarge) return;
    chosen.value = "";
    event.stopPropagation();
  }, true);

  // What is typed while the form is drawn anew stays as it is typed.
  var asked = {};
  var typed = {};
  var focus = null;
  var isPressed = false;
  function texts(form) {
    var all = {};
    new FormData(form).forEach(function (value, name) {
      if (typeof value === "string") (all[name] = all[name] || []).push(value);
    });
    return all;
  }
  function isOther(one, other) { return JSON.stringify(one || []) !== JSON.stringify(other || []); }
  document.addEventListener("htmx:beforeRequest", function (event) {
    if (event.target.id === "answers") asked = texts(event.target);
  });
  // Once the form is sent, what is answered to that counts, and nothing that was asked before.
  document.addEventListener("htmx:beforeOnLoad", function (event) {
    if (event.target.dataset && event.target.dataset.sent) event.preventDefault();
  });
  // A form that moves under the finger takes the tap away.
  document.addEventListener("pointerdown", function (event) { isPressed = !!event.target.closest("button"); });
  ["pointerup", "pointercancel"].forEach(function (end) {
    document.addEventListener(end, function () { setTimeout(function () { isPressed = false; }, 0); });
  });
  document.addEventListener("htmx:beforeSwap", function (event) {
    var form = event.target;
    if (form.id !== "answers") return;
    if (isPressed) {
      event.detail.shouldSwap = false;
      return;
    }
    var now = texts(form);
    typed = {};
    Object.keys(Object.assign({}, asked, now)).forEach(function (name) {
      if (isOther(asked[name], now[name])) typed[name] = now[name] || [];
    });
    var at = document.activeElement;
    focus = at && { id: at.id, start: at.selectionStart, end: at.selectionEnd };
  });
  document.addEventListener("htmx:afterSwap", function () {
    var form = document.getElementById("answers");
    if (!form) return;
    Array.from(form.elements).forEach(function (control) {
      var texts = typed[control.name];
      if (!texts || control.type === "hidden" || control.type === "file") return;
      if (control.type === "radio" || control.type === "checkbox") control.checked = texts.indexOf(control.value) >= 0;
      else control.value = texts[0] || "";
      var isThere = control === document.activeElement && focus && control.id === focus.id;
      if (isThere && typeof focus.start === "number" && control.setSelectionRange) {
        try { control.setSelectionRange(focus.start, focus.end); } catch (e) { /* controls of some types have none */ }
      }
    });
    typed = {};
  });

  // What goes wrong on the way is said, and nothing that was typed is lost by it.
  var isLeaving = false;
  window.addEventListener("beforeunload", function () { isLeaving = true; });
  window.addEventListener("pageshow", function () { isLeaving = false; });
  function say(what) {
    var trouble = document.getElementById("trouble");
    var text = what ? trouble && trouble.dataset[what] : "";
    if (trouble && !isLeaving && trouble.textContent !== text) trouble.textContent = text;
  }
  document.addEventListener("htmx:responseError", function (event) {
    var cause = event.detail.requestConfig.triggeringEvent;
    var isTooLarge = event.detail.xhr.status === 413;
    if (isTooLarge && cause && cause.target.type === "file") cause.target.value = "";
    say(isTooLarge ? "large" : "other");
  });
  ["htmx:sendError", "htmx:timeout"].forEach(function (failure) {
    document.addEventListener(failure, function () { say("offline"); });
  });
  document.addEventListener("htmx:afterOnLoad", function (event) { if (event.detail.successful) say(""); });
})();

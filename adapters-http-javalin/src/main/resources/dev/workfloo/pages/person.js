// Makes the person's page nicer; it works without.
(function () {
  "use strict";
  // htmx has noted the address, for a history that it is told not to keep: at the entrance that has the token.
  sessionStorage.removeItem("htmx-current-path-for-history");
  document.addEventListener("DOMContentLoaded", function () {
    var errors = document.getElementById("errors");
    if (errors) errors.focus();
  });
  // A second tap on the same button is no second post; the service would not count it either.
  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (form.dataset.sent) event.preventDefault();
    else form.dataset.sent = "yes";
  });
  // Back brings the page as it was left.
  window.addEventListener("pageshow", function () {
    document.querySelectorAll("form[data-sent]").forEach(function (form) { delete form.dataset.sent; });
  });
})();

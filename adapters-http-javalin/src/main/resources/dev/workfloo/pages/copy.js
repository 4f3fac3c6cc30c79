// A button beside each block of code, and beside each value that is marked with data-value, that copies it. Where the browser lets
// no page copy (without TLS, on another machine), there is none.
(() => {
  if (!navigator.clipboard) return;

  const button = (words, text) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "copy secondary outline";
    made.textContent = words.dataset.copy;
    made.addEventListener("click", async () => {
      await navigator.clipboard.writeText(text());
      made.textContent = words.dataset.copied;
      setTimeout(() => { made.textContent = words.dataset.copy; }, 2000);
    });
    return made;
  };

  for (const words of document.querySelectorAll("[data-copy]")) {
    for (const block of words.querySelectorAll(".code")) {
      const code = block.querySelector("code");
      block.append(button(words, () => code.textContent.trimEnd()));
    }
    for (const value of words.querySelectorAll("[data-value]")) {
      const made = button(words, () => value.textContent.trim());
      made.setAttribute("aria-describedby", value.id);
      value.after(made);
    }
  }
})();

// A wide table that scrolls sideways can be reached with the keyboard, and says what it is.
document.addEventListener("DOMContentLoaded", () => requestAnimationFrame(() => {
  for (const box of document.querySelectorAll(".md-typeset__scrollwrap, .shown")) {
    if (box.scrollWidth <= box.clientWidth) continue
    box.tabIndex = 0
    box.setAttribute("role", "region")
    box.setAttribute("aria-label", "Wide table")
  }
}))

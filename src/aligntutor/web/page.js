// The terminal takes the keys without being clicked first.
const take = () => document.querySelector(".xterm-helper-textarea")?.focus();
new MutationObserver(take).observe(document, { subtree: true, attributes: true, attributeFilter: ["class"] });
window.addEventListener("focus", take);

// A filter chosen by keyboard keeps the focus on the page it leads to, so that several can be chosen one after another.
const storage = "newsarchive-return";

document.addEventListener("click", event => {
  const link = event.target.closest("a[data-return]");
  // By keyboard a click has no count.
  if (link && event.detail === 0) sessionStorage.setItem(storage, link.dataset.return);
});

const place = sessionStorage.getItem(storage);
if (place !== null) {
  sessionStorage.removeItem(storage);
  document.querySelector(`a[data-return="${CSS.escape(place)}"]`)?.focus();
}

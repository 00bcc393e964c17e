// @ts-check
// Applies the reader's choice of colours before the first paint. Everything else is in theme.js.

try {
  const scheme = localStorage.getItem("coursegen-scheme");
  if (scheme === "light" || scheme === "dark") document.documentElement.dataset.scheme = scheme;
} catch {
  // Storage is refused, by the browser's settings or under file://: the system's colours hold.
}

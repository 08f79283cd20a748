// Before the first paint, so that nobody who chose dark is flashed at.
try {
  const scheme = localStorage.getItem('samplan.scheme');
  if (scheme) document.documentElement.dataset.scheme = scheme;
} catch {
  // No store in this browser: the system's choice stands.
}

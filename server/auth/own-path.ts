/** Longer ones come from nowhere in the program. */
const most = 500;

/**
 * Where to go in this program, out of an address that anybody may have written.
 * @returns a path with what follows it; `/` for whatever would lead elsewhere, or to no page
 */
export function ownPath(to: string | undefined): string {
  if (!to || to.length > most || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(to)) return '/';
  const url = URL.parse(to, 'http://here.invalid');
  if (url?.host !== 'here.invalid' || !isPage(url.pathname)) return '/';
  // Dots are taken out of paths: "/.//elsewhere" becomes "//elsewhere".
  return url.pathname.startsWith('//') ? '/' : url.pathname + url.search + url.hash;
}

/** Not what programs ask, however it is written: "/%61pi" is "/api". */
function isPage(path: string): boolean {
  try {
    return !/^\/(api|sync)(\/|$)/i.test(decodeURIComponent(path));
  } catch {
    return false;
  }
}

/** Where links lead that hold a secret in their fragment. */
const pages: readonly string[] = ['/join', '/sign-in', '/set-up', '/address', '/answer'];

const keyOf = (page: string) => `samplan.secret${page}`;

/**
 * Takes the secret out of the address and the history, before anybody looks over a shoulder; a reload of the tab still
 * finds it.
 */
export function hideSecret(): void {
  const secret = location.hash.slice(1);
  if (!secret || !pages.includes(location.pathname)) return;
  secrets.set(location.pathname, secret);
  try {
    sessionStorage.setItem(keyOf(location.pathname), secret);
  } catch {
    // A reload asks for the link again then.
  }
  history.replaceState(history.state, '', location.pathname + location.search);
}

const secrets = new Map<string, string>();

/** The secret with which a page was opened in this tab, until it is forgotten. */
export function secretOf(page: string): string | undefined {
  try {
    return secrets.get(page) ?? sessionStorage.getItem(keyOf(page)) ?? undefined;
  } catch {
    return undefined;
  }
}

/** It has been used, or is no good. */
export function forgetSecret(page: string): void {
  secrets.delete(page);
  try {
    sessionStorage.removeItem(keyOf(page));
  } catch {
    // It was not kept.
  }
}

/** A link with a secret to a page of this server, out of what somebody has pasted. */
export function ownLink(text: string): URL | undefined {
  const link = URL.parse(text.trim());
  const isOurs = link?.origin === location.origin && pages.includes(link.pathname) && link.hash.length > 1;
  return isOurs ? link : undefined;
}

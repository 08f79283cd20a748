import type { SessionJson } from '../../../shared/people.ts';

/** Where a walk has ended. */
export interface Arrived {
  readonly url: URL;
  readonly status: number;
  /** Every address that was asked on the way. */
  readonly way: readonly URL[];
}

/** Follows redirects and keeps cookies, as a browser does; for each port its own. */
export class Browser {
  readonly #cookies = new Map<string, Map<string, string>>();

  /** Of the program at this address. */
  cookie(url: string): string {
    const kept = this.#cookies.get(new URL(url).host) ?? new Map<string, string>();
    return [...kept].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /** Takes over what another one holds for this address. */
  give(url: string, cookie: string): void {
    for (const part of cookie.split('; ')) this.#keep(new URL(url).host, part);
  }

  /** One request. @returns the answer, and where it leads */
  async step(url: URL, headers: Record<string, string> = {}): Promise<{ answer: Response; next?: URL }> {
    const answer = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: this.cookie(url.href), ...headers },
    });
    for (const line of answer.headers.getSetCookie()) this.#keep(url.host, line);
    const location = answer.headers.get('location');
    return { answer, ...(location !== null && { next: new URL(location, url) }) };
  }

  /** @param until ends before an address is asked for which this is true */
  async go(url: string, until: (next: URL) => boolean = () => false): Promise<Arrived> {
    const way = [new URL(url)];
    for (;;) {
      const { answer, next } = await this.step(way.at(-1)!);
      await answer.body?.cancel();
      if (next && until(next)) return { url: next, status: answer.status, way };
      if (!next) return { url: way.at(-1)!, status: answer.status, way };
      way.push(next);
    }
  }

  /** Who is signed in at the program. */
  async session(url: string): Promise<SessionJson> {
    const answer = await fetch(`${url}/api/session`, { headers: { cookie: this.cookie(url) } });
    return (await answer.json()) as SessionJson;
  }

  #keep(host: string, line: string): void {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (name === undefined || value === undefined) return;
    const kept = this.#cookies.get(host) ?? new Map<string, string>();
    if (/; *max-age=0|expires=thu, 01 jan 1970/i.test(line)) kept.delete(name);
    else kept.set(name, value);
    this.#cookies.set(host, kept);
  }
}

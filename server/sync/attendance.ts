import type { Members } from '../storage/members.ts';

/** Notes who has been in which plan, when. Written a little later and all at once: many come at one time. */
export class Attendance implements Disposable {
  readonly #members: Members;
  readonly #wait: number;
  /** Plan and person, by both. */
  #noted = new Map<string, { readonly plan: string; readonly person: string }>();
  #timer: NodeJS.Timeout | undefined;

  /** @param wait how long until it is written, in ms */
  constructor(members: Members, wait: number) {
    this.#members = members;
    this.#wait = wait;
  }

  note(plan: string, person: string): void {
    this.#noted.set(`${plan}|${person}`, { plan, person });
    this.#timer ??= setTimeout(() => this.#write(), this.#wait).unref();
  }

  [Symbol.dispose](): void {
    this.#write();
  }

  #write(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const noted = [...this.#noted.values()];
    this.#noted.clear();
    this.#members.seen(noted, Date.now());
  }
}

import type { Patch } from '../../shared/plan/patch.ts';
import { newId } from '../../shared/ids.ts';
import { Signal } from '../lib/signal.ts';
import { memory } from '../lib/storage.ts';
import type { Deed } from '../state/undo.ts';
import type { Draft, Spot, Step } from './steps.ts';
import { StepShelf, type Change } from './step-shelf.ts';
import { goneTabs, liveAs } from './tabs.ts';

/**
 * More unsent steps than this are not kept: the oldest are forgotten here. They still stand in the local copy, which
 * sends them; only a copy that has to be given up would lose them.
 */
const mostSteps = 5_000;

export interface NewStep {
  readonly deed: Deed;
  readonly patches: readonly Patch[];
  readonly spot: Spot;
  readonly turns?: string | undefined;
  readonly isTyped?: boolean | undefined;
}

/** My steps that are not known to be stored, and my drafts, of one plan. Both outlive the tab. */
export class StepLog {
  /** Oldest first. */
  readonly pending = new Signal<readonly Step[]>([]);
  /** Newest first, of all tabs. */
  readonly drafts = new Signal<readonly Draft[]>([]);
  readonly #tab = newId();
  readonly #shelf: StepShelf;
  /** What tells the other tabs that drafts have changed: they hear when it is set. */
  readonly #mark: string;
  #endLife = () => {};
  #count = 0;
  #isDisposed = false;

  constructor(plan: string) {
    this.#shelf = new StepShelf(plan);
    this.#mark = `drafts.${plan}`;
    addEventListener('storage', this.#hear);
  }

  /** Reads what earlier tabs left. */
  async open(): Promise<void> {
    const end = await liveAs(this.#tab);
    if (this.#isDisposed) return end();
    this.#endLife = end;
    const drafts = this.#shelf.opened().then(() => this.#readDrafts());
    await this.claim();
    if (await this.#shelf.isReady()) await drafts;
  }

  /** Takes over the steps of tabs that are gone. */
  async claim(): Promise<void> {
    const claimed = await this.#shelf.claim(this.#tab, await goneTabs());
    const known = new Set(this.pending.value.map(({ id }) => id));
    const found = claimed.filter(({ id }) => !known.has(id));
    if (found.length > 0) this.pending.set([...this.pending.value, ...found].toSorted(byAge));
  }

  add({ spot, ...step }: NewStep): Step {
    const at = Date.now();
    const added = { ...step, ...spot, id: this.#newId(at), at, tab: this.#tab };
    const gone = this.pending.value.slice(0, Math.max(0, this.pending.value.length + 1 - mostSteps));
    this.pending.set([...this.pending.value.slice(gone.length), added]);
    void this.#shelf.write({ steps: [added], goneSteps: gone.map(({ id }) => id) });
    return added;
  }

  /** These are stored. */
  forget(steps: readonly Step[]): void {
    if (steps.length > 0)
      void this.settle(
        this.pending.value.filter((step) => !steps.includes(step)),
        [],
      );
  }

  /** What is pending from now on, and what became of the rest. Resolves when that is written, or cannot be. */
  settle(pending: readonly Step[], drafts: readonly Draft[]): Promise<void> {
    const left = new Set(pending.map(({ id }) => id));
    const goneSteps = this.pending.value.flatMap(({ id }) => (left.has(id) ? [] : [id]));
    const steps = pending.filter((step) => !this.pending.value.includes(step));
    this.pending.set(pending);
    return this.#write({ steps, drafts, goneSteps });
  }

  /** Keeps a text that could not even be tried, once. */
  keep(deed: Deed, patches: readonly Patch[], why: string): void {
    const at = Date.now();
    const isKnown = this.drafts.value.some((draft) => isSameWish(draft.patches, patches));
    if (!isKnown) void this.#write({ drafts: [{ id: this.#newId(at), deed, patches, at, why }] });
  }

  restore(...drafts: readonly Draft[]): void {
    void this.#write({ drafts });
  }

  discard(...drafts: readonly Draft[]): void {
    void this.#write({ goneDrafts: drafts.map(({ id }) => id) });
  }

  /** A record my drafts speak of has another id from now on. */
  rename(from: string, to: string): void {
    const renamed = this.drafts.value.filter(({ patches }) => patches.some(({ id }) => id === from));
    const other = <T extends { id: string }>(one: T): T => (one.id === from ? { ...one, id: to } : one);
    void this.#write({
      drafts: renamed.map((draft) => ({
        ...draft,
        deed: other(draft.deed),
        patches: draft.patches.map(other),
      })),
    });
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#endLife();
    removeEventListener('storage', this.#hear);
    void this.#shelf.close();
  }

  #newId(at: number): string {
    return `${at.toString().padStart(14, '0')}-${(this.#count++).toString().padStart(6, '0')}-${this.#tab}`;
  }

  async #write(change: Change): Promise<void> {
    const { drafts = [], goneDrafts = [] } = change;
    const gone = new Set([...goneDrafts, ...drafts.map(({ id }) => id)]);
    if (gone.size > 0) {
      const others = this.drafts.value.filter(({ id }) => !gone.has(id));
      this.drafts.set([...others, ...drafts].toSorted(byAge).toReversed());
    }
    await this.#shelf.write(change);
    if (gone.size > 0) memory.set(this.#mark, newId());
  }

  readonly #hear = ({ key }: StorageEvent): void => {
    if (key?.endsWith(`.${this.#mark}`)) void this.#readDrafts();
  };

  async #readDrafts(): Promise<void> {
    const found = await this.#shelf.drafts();
    if (found) this.drafts.set(found.toSorted(byAge).toReversed());
  }
}

const byAge = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);

/** Whether two creates or sets ask for the same, whatever ids the records to be made were given. */
function isSameWish(a: readonly Patch[], b: readonly Patch[]): boolean {
  const wish = (patch: Patch) => (patch.op === 'create' ? patch.fields : patch);
  return JSON.stringify(a.map(wish)) === JSON.stringify(b.map(wish));
}

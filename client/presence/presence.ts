import type { Awareness } from 'y-protocols/awareness';
import * as z from 'zod/mini';
import { idSchema, limits } from '../../shared/plan/schema.ts';
import { Signal } from '../lib/signal.ts';

const name = z.string().check(z.maxLength(limits.name));
const entity = z.enum(['theme', 'strategy', 'action']);

/** What a client tells of itself while it is here. Never stored. */
const stateSchema = z.object({
  user: z.object({ id: idSchema, name, organisation: name }),
  /** What the person is writing in. */
  writing: z.optional(z.nullable(z.object({ entity, id: idSchema }))),
  /** What the person has lifted, and where it would land: an index among the children of `parent`. */
  lifted: z.optional(
    z.nullable(
      z.object({
        entity,
        id: idSchema,
        to: z.optional(z.object({ parent: z.string().check(z.maxLength(40)), index: z.int() })),
      }),
    ),
  ),
});

type State = z.output<typeof stateSchema>;
export type User = State['user'];
type Writing = NonNullable<State['writing']>;
export type Lifted = NonNullable<State['lifted']>;

export interface Other extends State {
  readonly client: number;
}

/** What others are at with one record: who writes in it, who has lifted it. */
export interface Mark {
  readonly writer: Other | undefined;
  readonly lifter: Other | undefined;
}

/** Who else is here and what they are at. What a client says is checked like anything from outside. */
export class Presence {
  #awareness: Awareness;
  /** What the others see of me; undefined until I have said who I am, and then they do not see me. */
  readonly me = new Signal<User | undefined>(undefined);
  readonly others = new Signal<readonly Other[]>([]);
  /** By `entity/id`. */
  readonly marks = new Signal<ReadonlyMap<string, Mark>>(new Map());

  /** @param current the line's awareness: another one when the document is another */
  constructor(current: Signal<Awareness>) {
    this.#awareness = current.value;
    this.#follow(current.value, null);
    current.subscribe(() => this.#follow(current.value, this.#awareness.getLocalState()));
  }

  introduce(user: User): void {
    this.me.set(user);
    this.#awareness.setLocalState({ ...this.#awareness.getLocalState(), user });
  }

  write(writing: Writing | undefined): void {
    this.#awareness.setLocalStateField('writing', writing ?? null);
  }

  lift(lifted: Lifted | undefined): void {
    this.#awareness.setLocalStateField('lifted', lifted ?? null);
  }

  #follow(awareness: Awareness, state: Record<string, unknown> | null): void {
    this.#awareness.off('change', this.#read);
    this.#awareness = awareness;
    awareness.setLocalState(state);
    awareness.on('change', this.#read);
    this.#read();
  }

  readonly #read = (): void => {
    const before = new Map(this.others.value.map((other) => [other.client, other]));
    const others = [...this.#awareness.getStates()].flatMap(([client, raw]): Other[] => {
      if (client === this.#awareness.clientID) return [];
      const parsed = stateSchema.safeParse(raw);
      if (!parsed.success) return [];
      const other = { client, ...parsed.data };
      const old = before.get(client);
      return [old && JSON.stringify(old) === JSON.stringify(other) ? old : other];
    });
    this.others.set(others);
    this.marks.set(marksOf(others, this.marks.value));
  };
}

/** Where several are at one record, the first by client id is shown, so that all see the same one. */
function marksOf(others: readonly Other[], before: ReadonlyMap<string, Mark>): ReadonlyMap<string, Mark> {
  const sorted = others.toSorted((a, b) => a.client - b.client);
  const at = (of: 'writing' | 'lifted') =>
    new Map(sorted.toReversed().flatMap((other) => (other[of] ? [[keyOf(other[of]), other] as const] : [])));
  const writers = at('writing');
  const lifters = at('lifted');
  const keys = new Set([...writers.keys(), ...lifters.keys()]);
  return new Map(
    [...keys].map((key): [string, Mark] => {
      const mark = { writer: writers.get(key), lifter: lifters.get(key) };
      const old = before.get(key);
      return [key, old && old.writer === mark.writer && old.lifter === mark.lifter ? old : mark];
    }),
  );
}

const keyOf = ({ entity, id }: { entity: string; id: string }): string => `${entity}/${id}`;

/** Everybody here once, however many tabs they have; me left out. */
export const peopleIn = (others: readonly Other[], me: string): User[] => [
  ...new Map(others.filter(({ user }) => user.id !== me).map(({ user }) => [user.id, user])).values(),
];

/** 1 to 6: a person's colour, the same everywhere. Never alone: always with a name or initials. */
export function colourOf(user: string): number {
  let hash = 0;
  for (const char of user) hash = (hash * 31 + char.charCodeAt(0)) >>> 0;
  return (hash % 6) + 1;
}

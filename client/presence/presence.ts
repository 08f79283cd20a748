import type { Awareness } from 'y-protocols/awareness';
import * as z from 'zod/mini';
import { idSchema } from '../../shared/plan/schema.ts';
import { userSchema, type User } from '../../shared/presence.ts';
import { Signal } from '../lib/signal.ts';

const entity = z.enum(['theme', 'strategy', 'action']);

/** What does not fit is passed over. */
const fitting = z.catch;

const field = z.string().check(z.maxLength(40));

const itemId = z.object({ client: z.int().check(z.gte(0)), clock: z.int().check(z.gte(0)) });

/**
 * A place in a text that others' letters do not move: the letter it stands at, or the text when it stands at its end.
 * A place named by a root is none: reading it would make the root.
 */
const textPlace = z.object({
  item: z.optional(itemId),
  type: z.optional(itemId),
  assoc: z.optional(z.int()),
});

/** What others tell of themselves, as far as it can be shown here; other programs may point at things in other ways. */
const stateSchema = z.object({
  user: userSchema,
  /** What the person is writing in; `field` when they write in one cell of the table. */
  cursor: fitting(
    z.optional(z.nullable(z.object({ entity, id: idSchema, field: z.optional(field) }))),
    undefined,
  ),
  /** What the person has chosen in the text of a field: from where to where; the caret stands at `head`. */
  selection: fitting(
    z.optional(
      z.nullable(
        z.object({
          entity,
          id: idSchema,
          field,
          anchor: textPlace,
          head: textPlace,
        }),
      ),
    ),
    undefined,
  ),
  /** What the person has lifted, and where it would land: an index among the children of `parent`. */
  dragging: fitting(
    z.optional(
      z.nullable(
        z.object({
          entity,
          id: idSchema,
          to: z.optional(z.object({ parent: z.string().check(z.maxLength(40)), index: z.int() })),
        }),
      ),
    ),
    undefined,
  ),
  /** The card that is open in front of them, and the cell of the table they are in. */
  viewport: fitting(
    z.optional(
      z.nullable(
        z.object({ card: z.optional(idSchema), cell: z.optional(z.object({ id: idSchema, field })) }),
      ),
    ),
    undefined,
  ),
});

/** Who I said I am. What the others see of that, the server says. */
export type Me = Omit<User, 'colour'>;
type State = z.output<typeof stateSchema>;
type Writing = NonNullable<State['cursor']>;
type Lifted = NonNullable<State['dragging']>;
export type TextPlace = z.output<typeof textPlace>;
export type TextSelection = NonNullable<State['selection']>;

type Cell = NonNullable<NonNullable<State['viewport']>['cell']>;

export interface Other extends State {
  readonly client: number;
}

/** What others are at with one record: who writes in it, who has lifted it. */
export interface Mark {
  readonly writer: Other | undefined;
  readonly lifter: Other | undefined;
}

/** Who is in a cell of the table, or writes in it. */
export interface CellMark {
  readonly field: string;
  readonly other: Other;
  readonly isWriting: boolean;
}

/** Who else is here and what they are at. What a client says is checked like anything from outside. */
export class Presence {
  #awareness: Awareness;
  /** What the others see of me; undefined until I have said who I am, and then they do not see me. */
  readonly me = new Signal<Me | undefined>(undefined);
  readonly others = new Signal<readonly Other[]>([]);
  /** By `entity/id`. */
  readonly marks = new Signal<ReadonlyMap<string, Mark>>(new Map());
  /** By action: the cells of it that others are in, each with one of them; who writes goes before who is only there. */
  readonly cells = new Signal<ReadonlyMap<string, readonly CellMark[]>>(new Map());
  #view: NonNullable<State['viewport']> = {};

  /** @param current the line's awareness: another one when the document is another */
  constructor(current: Signal<Awareness>) {
    this.#awareness = current.value;
    this.#follow(current.value, null);
    current.subscribe(() => this.#follow(current.value, this.#awareness.getLocalState()));
  }

  introduce(me: Me): void {
    this.me.set(me);
    this.#awareness.setLocalState(this.#awareness.getLocalState() ?? {});
  }

  write(writing: Writing | undefined): void {
    this.#awareness.setLocalStateField('cursor', writing ?? null);
  }

  /** The others see which card I have open. */
  look(card: string | undefined): void {
    this.#see({ ...this.#view, card });
  }

  /** The others see in which cell of the table I am. To be called no more than ten times a second. */
  stand(cell: Cell | undefined): void {
    this.#see({ ...this.#view, cell });
  }

  /** Shows where in a text I am. To be called no more than ten times a second. */
  select(selection: TextSelection | undefined): void {
    this.#awareness.setLocalStateField('selection', selection ?? null);
  }

  lift(lifted: Lifted | undefined): void {
    this.#awareness.setLocalStateField('dragging', lifted ?? null);
  }

  #see(view: NonNullable<State['viewport']>): void {
    this.#view = view;
    this.#awareness.setLocalStateField('viewport', view.card || view.cell ? view : null);
  }

  #follow(awareness: Awareness, state: Record<string, unknown> | null): void {
    this.#awareness.off('change', this.#hear);
    this.#awareness = awareness;
    awareness.setLocalState(state);
    awareness.on('change', this.#hear);
    this.#read();
  }

  /** What I tell of myself, at every step of a drag, is nothing to read. */
  readonly #hear = (_change: unknown, origin: unknown): void => {
    if (origin !== 'local') this.#read();
  };

  #read(): void {
    const before = new Map(this.others.value.map((other) => [other.client, other]));
    const others = [...this.#awareness.getStates()].flatMap(([client, raw]): Other[] => {
      if (client === this.#awareness.clientID) return [];
      const parsed = stateSchema.safeParse(raw);
      // Who has not said who they are is not shown.
      if (!parsed.success || !parsed.data.user.name) return [];
      const other = { client, ...parsed.data };
      const old = before.get(client);
      return [old && JSON.stringify(old) === JSON.stringify(other) ? old : other];
    });
    this.others.set(others);
    this.marks.set(marksOf(others, this.marks.value));
    this.cells.set(cellsOf(others, this.cells.value));
  }
}

/** Where several are at one record, the first by client id is shown, so that all see the same one. */
function marksOf(others: readonly Other[], before: ReadonlyMap<string, Mark>): ReadonlyMap<string, Mark> {
  const sorted = others.toSorted((a, b) => a.client - b.client);
  const at = (of: 'cursor' | 'dragging') =>
    new Map(sorted.toReversed().flatMap((other) => (other[of] ? [[keyOf(other[of]), other] as const] : [])));
  const writers = at('cursor');
  const lifters = at('dragging');
  const keys = new Set([...writers.keys(), ...lifters.keys()]);
  return new Map(
    [...keys].map((key): [string, Mark] => {
      const mark = { writer: writers.get(key), lifter: lifters.get(key) };
      const old = before.get(key);
      return [key, old && old.writer === mark.writer && old.lifter === mark.lifter ? old : mark];
    }),
  );
}

function cellsOf(others: readonly Other[], before: Presence['cells']['value']): Presence['cells']['value'] {
  const sorted = others.toSorted((a, b) => a.client - b.client);
  const writing = sorted.flatMap((other): [string, CellMark][] =>
    other.cursor?.entity === 'action' && other.cursor.field
      ? [[other.cursor.id, { field: other.cursor.field, other, isWriting: true }]]
      : [],
  );
  const there = sorted.flatMap((other): [string, CellMark][] => {
    const cell = other.viewport?.cell;
    return cell ? [[cell.id, { field: cell.field, other, isWriting: false }]] : [];
  });
  const byAction = Map.groupBy([...writing, ...there], ([id]) => id);
  if (byAction.size === 0 && before.size === 0) return before;
  return new Map(
    [...byAction].map(([id, list]) => {
      const marks = [...new Map(list.toReversed().map(([, mark]) => [mark.field, mark])).values()];
      const old = before.get(id);
      const isSame = (mark: CellMark, at: number) =>
        mark.field === old![at]!.field &&
        mark.other === old![at]!.other &&
        mark.isWriting === old![at]!.isWriting;
      return [id, old?.length === marks.length && marks.every(isSame) ? old : marks];
    }),
  );
}

const keyOf = ({ entity, id }: { entity: string; id: string }): string => `${entity}/${id}`;

/** Everybody here once, however many tabs they have; me left out. */
export const peopleIn = (others: readonly Other[], me: string): User[] => [
  ...new Map(others.filter(({ user }) => user.id !== me).map(({ user }) => [user.id, user])).values(),
];

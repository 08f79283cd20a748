import type { NameIndex, NameMatch } from '../exchange/match-name.ts';
import { keyOf, tidy } from '../exchange/spelling.ts';
import { splitNames } from '../exchange/split-names.ts';
import { newId } from '../ids.ts';
import type { Command } from '../plan/command-inputs.ts';
import { limits, type Action } from '../plan/schema.ts';
import type { CellContext, CellFault, CellNote, Written } from './context.ts';

export type Side = 'owners' | 'partners';
const otherSide = { owners: 'partners', partners: 'owners' } as const;

/** What one step finds out about names: whom it makes, once however often they are named, and who else was meant. */
export class StepNames {
  /** By the keys of their names. */
  readonly made = new Map<string, MadeParty>();
  /** Names that are not written just so in the register: looking for what is like them takes long. */
  readonly #sought = new Map<string, NameMatch>();

  /** Has a name stand for a new organisation, also where it is like that of another. */
  insist(name: string): void {
    this.made.set(keyOf(name), { id: newId(), name: tidy(name), isMade: false });
  }

  find(name: string, index: Pick<NameIndex, 'find'>, around: ReadonlySet<string>): NameMatch {
    const known = this.#sought.get(name);
    if (known) return known;
    const match = index.find(name, around);
    if (match.kind !== 'known') this.#sought.set(name, match);
    return match;
  }
}

interface MadeParty {
  readonly id: string;
  readonly name: string;
  /** Whether a command for it is among those of the step already. */
  readonly isMade: boolean;
}

/** What somebody is called in a cell. An id that is in no register stands for itself. */
export const partyName = (id: string, { organisation }: Pick<CellContext, 'organisation'>): string =>
  organisation(id)?.name || id;

/** Sets who stands on an action in one way, from their names. Who leads it is no partner too. */
export function writeParties(
  action: Action,
  side: Side,
  text: string,
  ctx: Pick<CellContext, 'organisation' | 'names'>,
  step: StepNames,
): Written {
  const found = named(text, action, ctx, step);
  if ('fault' in found) return found;
  const { fresh, notes, saysMore } = found;
  const owning = side === 'partners' ? found.ids.filter((id) => action.owners.includes(id)) : [];
  const ids = found.ids.filter((id) => !owning.includes(id));
  if (ids.length > limits.set) return { fault: { code: 'too-many', max: limits.set } };
  const others = action[otherSide[side]].filter((id) => side === 'partners' || !ids.includes(id));
  const moved = others.length < action[otherSide[side]].length;
  const changed = ids.join() !== action[side].join();
  const noteField = side === 'owners' ? 'ownerNote' : 'partnerNote';
  // The cell says more than the names: its words are kept beside them, as an import does.
  const words = saysMore && !action[noteField] && text.length <= limits.note ? tidy(text) : undefined;
  const commands: Command[] = [
    ...fresh.map(({ id, name }) => ({ name: 'createOrganisation', input: { id, name } }) as const),
    ...(moved ? [setting(otherSide[side], action.id, others)] : []),
    ...(changed ? [setting(side, action.id, ids)] : []),
    ...(words === undefined ? [] : [noting(action.id, noteField, words)]),
  ];
  return {
    commands,
    fields: {
      [side]: ids,
      ...(moved && { [otherSide[side]]: others }),
      ...(words !== undefined && { [noteField]: words }),
    },
    notes: [
      ...notes,
      ...noteOf(
        'new-organisations',
        fresh.map(({ name }) => name),
      ),
      ...noteOf(
        'owns-already',
        owning.map((id) => partyName(id, ctx)),
      ),
      ...noteOf('more-kept', words === undefined ? [] : [words]),
    ],
  };
}

const noteOf = (code: 'new-organisations' | 'owns-already' | 'more-kept', names: string[]): CellNote[] =>
  names.length === 0 ? [] : [{ code, names }];

const setting = (side: Side, id: string, orgs: readonly string[]): Command =>
  side === 'owners'
    ? { name: 'setOwners', input: { id, owners: [...orgs] } }
    : { name: 'setPartners', input: { id, partners: [...orgs] } };

const noting = (id: string, field: string, value: string): Command => ({
  name: 'setField',
  input: { entity: 'action', id, field, value },
});

interface Named {
  readonly ids: readonly string[];
  readonly fresh: readonly MadeParty[];
  readonly notes: readonly CellNote[];
  readonly saysMore: boolean;
}

/** Who is meant by a text. */
function named(
  text: string,
  action: Action,
  ctx: Pick<CellContext, 'organisation' | 'names'>,
  step: StepNames,
): Named | { readonly fault: CellFault } {
  const index = ctx.names();
  const { made } = step;
  const standing = [...action.owners, ...action.partners];
  const here = new Map(standing.map((id) => [partyName(id, ctx), id] as const).toReversed());
  const isKnown = (name: string) => made.has(keyOf(name)) || here.has(name) || index.isKnown(name);
  const sense = { isKnown, stands: () => false, isSeveral: () => false };
  const { names, saysMore } = splitNames(text, sense);
  if (names.length === 0 && tidy(text) !== '') return { fault: { code: 'no-names', text: tidy(text) } };
  const ids = new Set<string>();
  const fresh = new Map<string, MadeParty>();
  const notes: CellNote[] = [];
  for (const name of names) {
    const key = keyOf(name);
    const known = here.get(name);
    const found = known
      ? { id: known, name }
      : (fresh.get(key) ?? made.get(key) ?? find(name, step.find(name, index, new Set(standing))));
    if ('fault' in found) return found;
    ids.add(found.id);
    if ('isMade' in found && !found.isMade) fresh.set(key, found);
    if ('isLike' in found && found.isLike) notes.push({ code: 'read-as', written: name, name: found.name });
  }
  // All the new ones are only made together: a cell that is not taken makes nobody.
  for (const [key, one] of fresh) made.set(key, { ...one, isMade: true });
  return { ids: [...ids], fresh: [...fresh.values()], notes, saysMore };
}

type FoundParty = MadeParty | { readonly id: string; readonly name: string; readonly isLike: boolean };

function find(name: string, match: NameMatch): FoundParty | { readonly fault: CellFault } {
  if (match.kind !== 'unknown')
    return { id: match.party.id, name: match.party.name, isLike: match.kind === 'like' };
  if (name.length > limits.name) return { fault: { code: 'too-long', max: limits.name } };
  if (!match.isName) return { fault: { code: 'no-names', text: name } };
  return { id: newId(), name: tidy(match.name), isMade: false };
}

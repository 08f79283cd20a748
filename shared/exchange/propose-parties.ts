import { AppError } from '../errors.ts';
import type { Records } from '../plan/document.ts';
import { limits } from '../plan/schema.ts';
import type { Found } from './found.ts';
import { NameIndex, partiesOf, withoutFootnote, type NameMatch, type Party } from './match-name.ts';
import type { Doubts } from './propose-doubts.ts';
import type { ProposedParty } from './proposal.ts';
import { keyOf, tidy } from './spelling.ts';
import { splitNames, standingIn, type SplitNames } from './split-names.ts';

/** Who is meant by a cell. */
export interface CellParties {
  readonly parties: readonly ProposedParty[];
  /** The cell's own words, when they say more than the parties do. */
  readonly words: string | undefined;
  /** Keys of what is doubtful about it. */
  readonly doubts: readonly string[];
}

interface Resolved {
  readonly party?: ProposedParty | undefined;
  readonly isTold: boolean;
  readonly doubt?: string;
}

/** Finds out who is meant in cell after cell, and keeps who is new. A name means the same wherever it stands. */
export class PartyFinder {
  readonly #index: NameIndex;
  readonly #doubts: Doubts;
  readonly #makeId: () => string;
  readonly #standing: ReadonlySet<string>;
  readonly #resolved = new Map<string, Resolved>();
  readonly #known = new Set<string>();
  readonly created = new Map<string, Party>();
  /** Put away, and named again. */
  readonly restored = new Set<string>();
  /** Names learnt, by the ids of those they mean. */
  readonly learnt = new Map<string, Set<string>>();
  readonly #all = new Map<string, Party>();

  constructor(found: Found, records: Records, doubts: Doubts, makeId: () => string) {
    const parties = partiesOf(records);
    this.#index = new NameIndex(parties);
    for (const party of parties) if (!this.#all.has(party.id)) this.#all.set(party.id, party);
    this.#doubts = doubts;
    this.#makeId = makeId;
    const cells = found.themes.flatMap(({ strategies }) =>
      strategies.flatMap(({ actions }) =>
        actions.flatMap(({ owners = '', partners = '' }) => [owners, partners]),
      ),
    );
    this.#standing = standingIn(new Set(cells));
    for (const one of found.organisations) this.#take(one, records);
  }

  get knownNames(): number {
    return this.#known.size;
  }

  /** An organisation that the source tells of, unless there is one like that. */
  #take({ id, name = '', short, aliases = [] }: Found['organisations'][number], records: Records): void {
    if (name.trim() === '' || (id !== undefined && records.organisations.has(id))) return;
    if (id === undefined && this.#index.find(name).kind !== 'unknown') return;
    this.#create({ id: id ?? this.#makeId(), name: name.trim(), short: short || undefined, aliases });
  }

  #create(party: Party): Party {
    this.created.set(party.id, party);
    this.#all.set(party.id, party);
    this.#index.add(party);
    return party;
  }

  has(id: string): boolean {
    return this.#all.has(id);
  }

  /** Those with these ids, as they are called. */
  named(ids: readonly string[]): ProposedParty[] {
    return ids.map((id) => ({ id, name: this.#all.get(id)?.name ?? id, isNew: this.created.has(id) }));
  }

  /** @param here who stands there already */
  inCell(cell: string, row: number, here: readonly string[]): CellParties {
    const words = cell.trim();
    if (words === '') return { parties: [], words: undefined, doubts: [] };
    const split = this.#split(words);
    const doubts = split.doubts.map(({ name, parts }) => {
      const doubt = {
        kind: 'split',
        key: `split:${keyOf(name)}`,
        name,
        parts,
        choices: ['one', 'several'],
      } as const;
      this.#doubts.add(doubt, row);
      return doubt.key;
    });
    const around = new Set(here);
    const resolved = split.names.map((name) => this.#resolve(name, row, around));
    const parties = new Map(resolved.flatMap(({ party }) => (party ? [[party.id, party] as const] : [])));
    if (parties.size > limits.set)
      throw new AppError('limit', `An action has at most ${limits.set} owners or partners`);
    const isAll = !split.saysMore && resolved.every(({ isTold }) => isTold);
    return {
      parties: [...parties.values()],
      words: isAll ? undefined : words,
      doubts: [...doubts, ...resolved.flatMap(({ doubt }) => doubt ?? [])],
    };
  }

  #split(cell: string): SplitNames {
    return splitNames(cell, {
      isKnown: (name) => this.#index.isKnown(name),
      stands: (name) => this.#standing.has(keyOf(name)),
      isSeveral: (name) => this.#doubts.answer(`split:${keyOf(name)}`, 'one') === 'several',
    });
  }

  #resolve(name: string, row: number, here: ReadonlySet<string>): Resolved {
    const match = this.#index.find(name, here);
    if (match.kind === 'known') return this.#asKnown(match, here);
    const known = this.#resolved.get(name) ?? this.#settle(name, match, row);
    this.#resolved.set(name, known);
    if (known.doubt) this.#doubts.again(known.doubt, row);
    return known;
  }

  #asKnown({ party, isTold }: Extract<NameMatch, { kind: 'known' }>, here: ReadonlySet<string>): Resolved {
    if (party.isArchived && !here.has(party.id)) this.restored.add(party.id);
    if (!this.created.has(party.id)) this.#known.add(party.id);
    return { party: this.named([party.id])[0], isTold };
  }

  #settle(name: string, match: Exclude<NameMatch, { kind: 'known' }>, row: number): Resolved {
    const key = `organisation:${keyOf(name)}`;
    if (match.kind === 'like') return this.#settleLike(name, key, match.party, row);
    const base = withoutFootnote(name);
    if (base !== name && this.#standing.has(keyOf(base)))
      return { ...this.#resolve(base, row, new Set()), isTold: true };
    if (match.isName) return { party: this.#asNew(match), isTold: true };
    const choices = ['note', 'new'] as const;
    this.#doubts.add({ kind: 'organisation', key, name, like: undefined, choices }, row);
    const isNew = this.#doubts.answer(key, 'note') === 'new' && name.length <= limits.name;
    return { party: isNew ? this.#asNew(match) : undefined, isTold: isNew, doubt: key };
  }

  #settleLike(name: string, key: string, party: Party, row: number): Resolved {
    // Two new names that differ by a slip are one: there is nobody to ask about yet.
    if (this.created.has(party.id) && isCloseEnough(name, party)) {
      this.#learn(party.id, name);
      return { party: this.named([party.id])[0], isTold: true };
    }
    if (this.created.has(party.id)) return { party: this.#asNew({ name, short: undefined }), isTold: true };
    this.#doubts.add(
      { kind: 'organisation', key, name, like: party.id, choices: ['same', 'new', 'note'] },
      row,
    );
    const answer = this.#doubts.answer(key, 'same');
    if (answer === 'note') return { isTold: false, doubt: key };
    if (answer === 'new') return { party: this.#asNew({ name, short: undefined }), isTold: true, doubt: key };
    this.#known.add(party.id);
    if (party.isArchived) this.restored.add(party.id);
    this.#learn(party.id, name);
    return { party: this.named([party.id])[0], isTold: true, doubt: key };
  }

  #learn(id: string, name: string): void {
    if (name.length > limits.name) return;
    const names = this.learnt.get(id) ?? new Set();
    this.learnt.set(id, names.add(name));
  }

  #asNew({ name, short }: { name: string; short: string | undefined }): ProposedParty {
    const party = this.#create({
      id: this.#makeId(),
      name: tidy(name).slice(0, limits.name),
      short,
      aliases: [],
    });
    return { id: party.id, name: party.name, isNew: true };
  }
}

/** In a long word a slip is a slip. */
const isCloseEnough = (name: string, { name: other }: Party): boolean =>
  Math.abs(name.length - other.length) <= 1 && Math.min(name.length, other.length) >= 9;

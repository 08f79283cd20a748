import type * as Y from 'yjs';
import type { Command } from '../shared/plan/command-inputs.ts';
import { readAll } from '../shared/plan/document.ts';

/** Kinds of things that people do to a plan; some more often than others. */
export const firstDeeds = [
  'moveAction', 'moveAction', 'moveAction', 'moveStrategy', 'moveTheme', 'createAction', 'createStrategy', 'title',
  'description', 'status', 'setOwners', 'setPartners', 'link', 'unlink', 'archive', 'restore',
] as const; // prettier-ignore
/** With those that have come later. Seeds that once failed mean the first ones. */
export const deeds = [
  ...firstDeeds, 'showAlso', 'hideThere', 'setFunding', 'createOrganisation', 'merge', 'handOver',
] as const; // prettier-ignore
export type DeedKind = (typeof deeds)[number];

/** A command of that kind about whatever there is. */
export function commandFor(doc: Y.Doc, what: DeedKind, a: number, b: number, c: number): Command | undefined {
  const records = readAll(doc);
  const pick = (of: ReadonlyMap<string, unknown>, at: number) => [...of.keys()][at % of.size] ?? '';
  if (records.themes.size === 0) return undefined; // has not heard from the server yet
  const [action, other] = [pick(records.actions, a), pick(records.actions, b)];
  const [strategy, theme] = [pick(records.strategies, b), pick(records.themes, c)];
  const [org, successor] = [pick(records.organisations, a), pick(records.organisations, b)];
  const orgs = [`o${a % 4}`, `o${b % 4}`, `o${c % 4}`].slice(0, a % 4);
  const set = (field: string, value: unknown): Command => ({
    name: 'setField',
    input: { entity: 'action', id: action, field, value },
  });
  switch (what) {
    case 'moveAction':
      return { name: what, input: { id: action, strategyId: strategy, [c % 2 ? 'after' : 'before']: other } };
    case 'moveStrategy':
      return { name: what, input: { id: pick(records.strategies, a), themeId: theme, before: strategy } };
    case 'moveTheme':
      return { name: what, input: { id: theme, after: pick(records.themes, a) } };
    case 'createAction':
      return { name: what, input: { strategyId: strategy, title: `Tiltak ${a}`, after: action } };
    case 'createStrategy':
      return { name: what, input: { themeId: theme, title: `Strategi ${a}` } };
    case 'title':
      return set('title', `Tittel ${'x'.repeat(a % 5)}${b % 3}`);
    case 'description':
      return set('description', a % 3 ? `Beskrivelse ${b}\n- punkt ${c}` : '');
    case 'status':
      return set('status', ['idea', 'under-way', 'done'][a % 3]);
    case 'setOwners':
      return { name: what, input: { id: action, owners: orgs } };
    case 'setPartners':
      return { name: what, input: { id: action, partners: orgs } };
    case 'link':
      return { name: 'linkActions', input: { id: action, other } };
    case 'unlink':
      return { name: 'unlinkActions', input: { id: action, other } };
    case 'showAlso':
      return { name: what, input: { id: action, strategyId: strategy, [c % 2 ? 'after' : 'before']: other } };
    case 'hideThere':
      return { name: what, input: { id: action, strategyId: strategy } };
    case 'setFunding':
      return { name: what, input: { id: action, rowId: `r${b % 3}`, row: moneyFor(a, c) } };
    case 'createOrganisation':
      return { name: what, input: { name: `Aktør ${a}` } };
    case 'merge':
      return org === successor
        ? undefined
        : { name: 'mergeOrganisations', input: { from: org, into: successor } };
    case 'handOver':
      return org === successor
        ? undefined
        : {
            name: what,
            input: { from: org, to: successor, roles: c % 2 ? ['owners'] : ['partners', 'owners'] },
          };
    default: {
      const [entity, id] = (
        [
          ['action', action],
          ['strategy', strategy],
          ['theme', theme],
        ] as const
      )[c % 3]!;
      return { name: what, input: { entity, id } };
    }
  }
}

const moneyFor = (a: number, c: number) =>
  a % 4 === 0
    ? null
    : { source: `Kilde ${a}`, amount: c, state: c % 2 ? ('granted' as const) : ('idea' as const) };

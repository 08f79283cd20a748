import type * as Y from 'yjs';
import type { CheckedInput, CommandName } from './command-inputs.ts';
import { isBroken } from './document.ts';
import { archive, restore } from './effects/archiving.ts';
import { createUnder, livingParent, makeRoom, moveUnder } from './effects/placing.ts';
import { removeFilter, saveFilter } from './effects/filters.ts';
import { handOver, mergeOrganisations } from './effects/register.ts';
import { checkedValue, setField, setMembers } from './effects/setting.ts';
import { all, change, create, existing } from './effects/writing.ts';
import type { Patch } from './patch.ts';
import type { Entity } from './schema.ts';
import { splitPlace } from './tree.ts';

type Effect<N extends CommandName> = (doc: Y.Doc, input: CheckedInput<N>) => Patch[];

/** What each command changes, as patches against the document as it stands. Nothing is written here. */
export const effects: { [N in CommandName]: Effect<N> } = {
  createTheme: (doc, { id, title, fields, ...wish }) => {
    const { key, patches } = makeRoom(doc, 'theme', '', wish);
    const taken = all(doc, 'theme').map((theme) => (isBroken(theme) ? 0 : (theme.no ?? 0)));
    const no = Math.min(Math.max(0, ...taken) + 1, highestNo);
    return [...patches, create(doc, 'theme', { title, no, ...given('theme', id, fields), order: key }, id)];
  },
  createStrategy: (doc, { id, title, themeId, fields, ...wish }) =>
    createUnder(doc, 'strategy', themeId, wish, { title, ...given('strategy', id, fields) }, id),
  createAction: (doc, { id, title, description = '', strategyId, fields, ...wish }) => {
    const all = { title, description, status: 'proposed', ...given('action', id, fields) };
    return createUnder(doc, 'action', strategyId, wish, all, id);
  },
  createOrganisation: (doc, { id, ...fields }) => [create(doc, 'organisation', fields, id)],
  moveTheme: (doc, { id, ...wish }) => {
    existing(doc, 'theme', id);
    const { key, patches } = makeRoom(doc, 'theme', '', wish, id);
    return [...patches, change(doc, 'theme', id, 'order', key)];
  },
  moveStrategy: (doc, { id, themeId, ...wish }) => moveUnder(doc, 'strategy', id, themeId, wish),
  moveAction: (doc, { id, strategyId, ...wish }) => moveUnder(doc, 'action', id, strategyId, wish),
  showAlso: (doc, { id, strategyId, ...wish }) => {
    const action = existing(doc, 'action', id);
    livingParent(doc, 'action', strategyId);
    if (splitPlace(action.place).parent === strategyId) return [];
    const { key, patches } = makeRoom(doc, 'action', strategyId, wish, id);
    return [...patches, change(doc, 'action', id, 'alsoIn', { order: key }, strategyId)];
  },
  hideThere: (doc, { id, strategyId }) => {
    existing(doc, 'action', id);
    const patch = change(doc, 'action', id, 'alsoIn', undefined, strategyId);
    return patch.from === undefined ? [] : [patch];
  },
  setField: (doc, { entity, id, field, value }) => setField(doc, entity, id, field, value ?? undefined),
  setFields: (doc, { entity, id, fields }) =>
    Object.entries(fields).flatMap(([field, value]) => setField(doc, entity, id, field, value ?? undefined)),
  setFunding: (doc, { id, rowId, row }) => {
    existing(doc, 'action', id);
    const patch = change(doc, 'action', id, 'funding', row ?? undefined, rowId);
    return patch.from === undefined && patch.to === undefined ? [] : [patch];
  },
  mergeOrganisations: (doc, { from, into }) => mergeOrganisations(doc, from, into),
  handOver: (doc, { from, to, roles, actions }) => handOver(doc, { from, to, roles, actions }),
  setOwners: (doc, { id, owners }) => setMembers(doc, 'action', id, 'owners', owners),
  setPartners: (doc, { id, partners }) => setMembers(doc, 'action', id, 'partners', partners),
  linkActions: (doc, { id, other }) => {
    existing(doc, 'action', other);
    const known = id === other || isLinked(doc, id, other) || isLinked(doc, other, id);
    return known ? [] : [change(doc, 'action', id, 'links', true, other)];
  },
  unlinkActions: (doc, { id, other }) =>
    [[id, other] as const, [other, id] as const]
      .filter(([from, to]) => isLinked(doc, from, to))
      .map(([from, to]) => change(doc, 'action', from, 'links', undefined, to)),
  saveFilter: (doc, filter) => saveFilter(doc, filter),
  removeFilter: (doc, { id }) => removeFilter(doc, id),
  archive: (doc, { entity, id }) => archive(doc, entity, id),
  restore: (doc, { entity, id }) => restore(doc, entity, id),
};

/** The last number a theme may have. */
const highestNo = 999;

/** Values that come with a new record, checked like those that are set later. */
const given = (entity: Entity, id = '', fields: Record<string, unknown> = {}) =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, checkedValue(entity, id, name, value)]),
  );

function isLinked(doc: Y.Doc, from: string, to: string): boolean {
  const action = existing(doc, 'action', from);
  return !isBroken(action) && action.links.includes(to);
}

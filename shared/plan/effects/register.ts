import * as Y from 'yjs';
import { AppError } from '../../errors.ts';
import type { CheckedInput } from '../command-inputs.ts';
import { isBroken, rootOf } from '../document.ts';
import type { Patch } from '../patch.ts';
import { limits, type Organisation } from '../schema.ts';
import { isArchived } from '../tree.ts';
import { all, change, existing } from './writing.ts';

const roles = ['owners', 'partners'] as const;
type Role = (typeof roles)[number];

/** Every card follows, archived ones too: a name that nobody uses any more is not to come back with them. */
export function mergeOrganisations(doc: Y.Doc, from: string, into: string): Patch[] {
  const [gone, kept] = [readable(doc, from), living(doc, into)];
  if (from === into) throw new AppError('bad-input', 'An organisation cannot be merged with itself', 'into');
  const known = new Set([kept.name, kept.short, ...kept.aliases]);
  const names = [gone.name, gone.short, ...gone.aliases].filter(
    (name): name is string => name !== undefined && !known.has(name),
  );
  if (kept.aliases.length + names.length > limits.set)
    throw new AppError(
      'limit',
      `An organisation has at most ${limits.set} names`,
      `organisation/${into}/aliases`,
    );
  return [
    ...all(doc, 'action').flatMap(({ id }) => following(doc, id, roles, from, into)),
    ...[...new Set(names)].map((name) => change(doc, 'organisation', into, 'aliases', true, name)),
    change(doc, 'organisation', from, 'archived', true),
    change(doc, 'organisation', from, 'mergedInto', into),
  ];
}

/** Gives what one has to another, who stands where the first stood. Archived actions stay as they were. */
export function handOver(doc: Y.Doc, { from, to, roles, actions }: CheckedInput<'handOver'>): Patch[] {
  readable(doc, from);
  living(doc, to);
  if (from === to) throw new AppError('bad-input', 'An organisation cannot take over from itself', 'to');
  const wanted = actions && new Set(actions);
  return all(doc, 'action')
    .filter((action) => !isArchived(action) && (wanted?.has(action.id) ?? true))
    .flatMap(({ id }) => following(doc, id, [...new Set(roles)], from, to));
}

/** What one has on a card goes to another. Nobody stands there twice: who leads it does not join it too. */
function following(doc: Y.Doc, id: string, given: readonly Role[], from: string, to: string): Patch[] {
  const has = (org: string, role: Role) => placeOf(doc, id, role, org) !== undefined;
  const takesLead = given.includes('owners') && has(from, 'owners');
  const owners = takesLead ? replaced(doc, id, 'owners', from, to) : [];
  if (!takesLead && !has(to, 'owners'))
    return given.includes('partners') ? replaced(doc, id, 'partners', from, to) : [];
  const gone = [...(given.includes('partners') ? [from] : []), ...(takesLead ? [to] : [])];
  const partners = gone.filter((org) => has(org, 'partners'));
  return [...owners, ...partners.map((org) => change(doc, 'action', id, 'partners', undefined, org))];
}

/** Who stands there already keeps the better of the two places. */
function replaced(doc: Y.Doc, id: string, role: Role, from: string, to: string): Patch[] {
  const place = placeOf(doc, id, role, from);
  if (place === undefined) return [];
  const other = placeOf(doc, id, role, to);
  const better = other !== undefined && other < place ? other : place;
  return [
    change(doc, 'action', id, role, undefined, from),
    ...(better === other ? [] : [change(doc, 'action', id, role, better, to)]),
  ];
}

function placeOf(doc: Y.Doc, id: string, role: Role, org: string): string | undefined {
  const record = rootOf(doc, 'action').get(id);
  const set = record instanceof Y.Map ? record.get(role) : undefined;
  const place = set instanceof Y.Map ? set.get(org) : undefined;
  return typeof place === 'string' ? place : undefined;
}

function readable(doc: Y.Doc, id: string): Organisation {
  const record = existing(doc, 'organisation', id);
  if (!isBroken(record)) return record;
  throw new AppError('gone', `The organisation "${id}" cannot be read`, `organisation/${id}`);
}

function living(doc: Y.Doc, id: string): Organisation {
  const record = readable(doc, id);
  if (record.archived !== true) return record;
  throw new AppError('gone', `The organisation "${id}" is archived`, `organisation/${id}`);
}

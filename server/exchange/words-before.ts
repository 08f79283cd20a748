import { isBroken, type Records } from '../../shared/plan/document.ts';

/** One thing that somebody did to an action, as the history has it. */
export interface PastChange {
  readonly entity: string;
  readonly id: string;
  readonly field?: string | undefined;
  readonly key?: string | undefined;
  readonly from: unknown;
}

/**
 * What fields of actions said before some changes, in words, by their path: "action/<id>/timeText". Names of
 * organisations stand in their order, with commas between.
 * @param changes the oldest first @param records the plan as it is after them
 */
export function wordsBefore(changes: readonly PastChange[], records: Records): Record<string, string> {
  const first = new Map<string, Map<string, unknown>>();
  for (const { entity, id, field, key = '', from } of changes) {
    if (entity !== 'action' || field === undefined) continue;
    const path = `${entity}/${id}/${field}`;
    const members = first.get(path) ?? new Map<string, unknown>();
    first.set(path, members);
    if (!members.has(key)) members.set(key, from);
  }
  return Object.fromEntries([...first].map(([path, members]) => [path, said(path, members, records)]));
}

function said(path: string, before: ReadonlyMap<string, unknown>, records: Records): string {
  const [, id = '', field = ''] = path.split('/');
  const action = records.actions.get(id);
  const now: unknown = action && !isBroken(action) ? action[field as keyof typeof action] : undefined;
  if (!Array.isArray(now) || before.has('')) return wordsOf(before.get(''));
  const kept = now.filter(
    (member): member is string => typeof member === 'string' && before.get(member) !== undefined,
  );
  const untouched = now.filter(
    (member): member is string => typeof member === 'string' && !before.has(member),
  );
  const gone = [...before].filter(([member, from]) => from !== undefined && !now.includes(member));
  const members = [...untouched, ...kept, ...gone.map(([member]) => member)];
  return members.map((member) => nameOf(member, records)).join(', ');
}

const wordsOf = (value: unknown): string =>
  typeof value === 'string' ? value : value === undefined || value === null ? '' : JSON.stringify(value);

function nameOf(id: string, { organisations }: Records): string {
  const organisation = organisations.get(id);
  return organisation && !isBroken(organisation) ? (organisation.name ?? id) : id;
}

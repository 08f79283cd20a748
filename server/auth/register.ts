import type * as Y from 'yjs';
import { AppError } from '../../shared/errors.ts';
import { isBroken, keysAsAdded, readRecord, rootOf } from '../../shared/plan/document.ts';
import { limits, type Organisation } from '../../shared/plan/schema.ts';
import { cleanLine } from './actor.ts';

/** For whom somebody is here: an entry of the plan's register, a name of their own, or nobody they have named. */
export interface Here {
  readonly org: string | null;
  readonly organisation: string | null;
}

/** What is asked for: an id of the register, or else a name. */
interface Asked {
  readonly org?: string | undefined;
  readonly organisation?: string | undefined;
}

type Entry = Organisation & { readonly name: string };

/** The plan's register as it may be chosen from, in the order it was written. */
export function register(doc: Y.Doc): Entry[] {
  const root = rootOf(doc, 'organisation');
  return keysAsAdded(root).flatMap((id) => organisationIn(doc, id) ?? []);
}

function organisationIn(doc: Y.Doc, id: string): Entry | undefined {
  const raw = rootOf(doc, 'organisation').get(id);
  const read = raw === undefined ? undefined : readRecord('organisation', id, raw);
  if (!read || isBroken(read) || read.archived) return undefined;
  const name = cleanLine(read.name ?? '', limits.name);
  return name === '' ? undefined : { ...read, name };
}

/** @throws AppError `bad-input` when the register has no such entry */
export function hereIn(doc: Y.Doc, { org, organisation }: Asked): Here {
  if (org === undefined)
    return { org: null, organisation: cleanLine(organisation ?? '', limits.name) || null };
  const entry = organisationIn(doc, org);
  if (!entry) throw new AppError('bad-input', `The plan's register has no organisation "${org}"`, 'org');
  return { org, organisation: entry.name };
}

/** What somebody has written who was asked for an id of the register or a name: a name that stands there is its entry. */
export function hereAsWritten(doc: Y.Doc, text: string): Here {
  const name = cleanLine(text, limits.name);
  const entry = organisationIn(doc, text) ?? register(doc).find((one) => goesBy(one, name));
  return entry ? { org: entry.id, organisation: entry.name } : { org: null, organisation: name || null };
}

function goesBy({ name, short, aliases }: Organisation, text: string): boolean {
  const same = text.toLocaleLowerCase('nb');
  return [name, short, ...aliases].some((one) => one?.toLocaleLowerCase('nb') === same);
}

/** @throws AppError `bad-input` when it is the column of no living theme of the plan */
export function checkTheme(doc: Y.Doc, id: string): void {
  const raw = rootOf(doc, 'theme').get(id);
  const theme = raw === undefined ? undefined : readRecord('theme', id, raw);
  if (!theme || isBroken(theme) || theme.archived)
    throw new AppError('bad-input', `The plan has no theme "${id}"`, 'theme');
}

import type * as Y from 'yjs';
import { isBroken, readRecord, rootOf, type Read } from '../../shared/plan/document.ts';
import { mergedIn, standsFor } from '../../shared/plan/merged.ts';
import { limits, type Action, type Entity } from '../../shared/plan/schema.ts';
import type { Question } from '../storage/questions.ts';
import { cleanLine } from './actor.ts';

/** The part of an organisation in an action, as it is now. */
export interface Part {
  readonly action: Action;
  /** The one that was asked, or what it has become part of. */
  readonly organisation: { readonly id: string; readonly name: string };
  readonly isOwner: boolean;
  /** Names, the lead first. */
  readonly owners: readonly string[];
  readonly partners: readonly string[];
}

/** @param doc the plan's board @returns undefined when there is nothing to be asked any more */
export function partIn(doc: Y.Doc, { action: id, org }: Pick<Question, 'action' | 'org'>): Part | undefined {
  const action = readIn(doc, 'action', id);
  if (!action || isBroken(action) || action.archived) return undefined;
  const now = standsFor(org, mergedIn(doc));
  const isOwner = action.owners.includes(now);
  if (!isOwner && !action.partners.includes(now)) return undefined;
  const name = (one: string) => nameIn(doc, one);
  return {
    action,
    organisation: { id: now, name: name(now) },
    isOwner,
    owners: action.owners.map(name),
    partners: action.partners.map(name),
  };
}

function readIn<E extends Entity>(doc: Y.Doc, entity: E, id: string): Read<E> | undefined {
  const raw = rootOf(doc, entity).get(id);
  return raw === undefined ? undefined : readRecord(entity, id, raw);
}

function nameIn(doc: Y.Doc, id: string): string {
  const organisation = readIn(doc, 'organisation', id);
  const name = organisation && !isBroken(organisation) ? cleanLine(organisation.name ?? '', limits.name) : '';
  return name || id;
}

import { isBroken } from '../../shared/plan/document.ts';
import type { PanelTexts } from '../../shared/i18n/panels/nb.ts';
import type { Messages } from '../../shared/i18n/nb.ts';
import type { Patch, SetPatch } from '../../shared/plan/patch.ts';
import type { Status } from '../../shared/plan/schema.ts';
import { splitPlace } from '../../shared/plan/tree.ts';
import type { PlanStore } from '../state/plan-store.ts';
import type { Draft } from '../sync/steps.ts';

/** One thing a draft would change, as people read it. */
export interface Line {
  /** What: a field, or something new. */
  readonly what: string;
  readonly before: string;
  readonly after: string;
  /** Words of the person's own, worth copying. */
  readonly isText: boolean;
  /** What the field holds now, when it is a text and that is neither before nor after. */
  readonly now?: string | undefined;
}

type Words = Pick<PanelTexts, 'drafts'> & Pick<Messages, 'status'>;

/** What a draft would change. Neighbours that only made room, and what went along to the archive, are left out. */
export function linesOf({ deed, patches }: Draft, store: PlanStore, m: Words): Line[] {
  const isAbout = (patch: Patch) => patch.op === 'create' || patch.id === deed.id;
  return patches.filter(isAbout).flatMap((patch): Line[] => {
    if (patch.op === 'guard') return [];
    if (patch.op === 'set') return patch.field === 'archivedWith' ? [] : [changed(patch, store, m)];
    const { title, description } = patch.fields;
    const what =
      patch.entity in m.drafts.made ? m.drafts.made[patch.entity as 'action'] : m.drafts.field.other;
    const text = [title, description].filter(Boolean).join('\n');
    return [{ what, before: '', after: text, isText: true }];
  });
}

function changed(patch: SetPatch, store: PlanStore, m: Words): Line {
  const { field, from, to } = patch;
  const words = m.drafts.field;
  const what = field in words ? words[field as 'title'] : field === 'order' ? words.place : words.other;
  const line = (before: string, after: string) => ({ what, before, after, isText: false });
  if (field === 'archived') return line('', to ? m.drafts.archived : m.drafts.restored);
  if (field === 'order') return line('', words.place.toLowerCase());
  if (field === 'place') return { ...line('', ''), ...places(patch, store, m) };
  if (field === 'status') return line(m.status[from as Status] ?? '', m.status[to as Status] ?? '');
  if (patch.key !== undefined) {
    const name = organisationName(store, patch.key);
    return to === undefined ? line(name, '') : line('', name);
  }
  const [before, after] = [String(from ?? ''), String(to ?? '')];
  const now = textNow(store, patch);
  return { what, before, after, isText: true, now: now === before || now === after ? undefined : now };
}

function places({ entity, from, to }: SetPatch, store: PlanStore, m: Words) {
  const labelAt = (place: unknown) => {
    const { parent } = splitPlace(typeof place === 'string' ? place : '');
    const record = store.record(entity === 'action' ? 'strategy' : 'theme', parent);
    if (!record || isBroken(record)) return parent;
    return 'no' in record
      ? String(record.no ?? record.title)
      : ((record as { number?: string }).number ?? record.title);
  };
  const [before, after] = [labelAt(from), labelAt(to)];
  return before === after ? { after: m.drafts.otherPlace(after) } : { before, after };
}

function organisationName(store: PlanStore, id: string): string {
  const record = store.record('organisation', id);
  return record && !isBroken(record) ? (record.name ?? id) : id;
}

function textNow(store: PlanStore, { entity, id, field }: SetPatch): string | undefined {
  const record = store.record(entity, id);
  if (!record || isBroken(record)) return undefined;
  return String((record as unknown as Record<string, unknown>)[field] ?? '');
}

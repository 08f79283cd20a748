import type { Actor } from '../shared/access.ts';
import { readFileSync } from 'node:fs';
import type * as Y from 'yjs';
import { planFromJson } from '../shared/exchange/from-json.ts';
import { jsonText, planToJson } from '../shared/exchange/to-json.ts';
import { run } from '../shared/plan/commands.ts';
import { isBroken, readAll } from '../shared/plan/document.ts';

/** The example plan as it is shipped: a source with rare fields, not yet canonical. */
export const exampleSource = (): Source =>
  JSON.parse(
    readFileSync(new URL('../server/example/lillehammer-plan.json', import.meta.url), 'utf8'),
  ) as Source;

interface SourceAction {
  id: string;
  title: string;
  owners: string[];
  partners: string[];
  linkedTo?: string[];
  time?: { text: string; start?: string; due?: string; recurrence?: string; precision?: string };
}
export interface Source {
  plan: { title: string };
  themes: { id: string; no: number; strategies: { id: string; actions: SourceAction[] }[] }[];
  organisations: { id: string; name: string }[];
}

/** The example plan as a document. */
export const examplePlan = (): Y.Doc => planFromJson(exampleSource());

/** A small plan: theme `t1` with strategies `s1` (actions `a1`, `a2`, `a3`) and `s2` (none), theme `t2` with `s3` (`b1`). */
export function smallPlan(): Y.Doc {
  const action = (id: string) => ({ id, title: `Tiltak ${id}`, owners: ['lk'], partners: [] });
  const strategy = (id: string, ...actions: string[]) => ({
    id,
    title: `Strategi ${id}`,
    actions: actions.map(action),
  });
  return planFromJson({
    plan: { title: 'En liten plan' },
    themes: [
      { id: 't1', title: 'Tema t1', strategies: [strategy('s1', 'a1', 'a2', 'a3'), strategy('s2')] },
      { id: 't2', title: 'Tema t2', strategies: [strategy('s3', 'b1')] },
    ],
    organisations: [
      { id: 'lk', name: 'Lillehammer kommune', kind: 'municipality' },
      { id: 'hil', name: 'Høgskolen', kind: 'academia' },
    ],
  });
}

/** What an export of the document would hold. */
export const textOf = (doc: Y.Doc): string => jsonText(planToJson(readAll(doc)));

/** Somebody gives a card of `smallPlan` another title. */
export function retitle(doc: Y.Doc, id: string, value: string): void {
  run(doc, 'test', { name: 'setField', input: { entity: 'action', id, field: 'title', value } });
}

/** Somebody adds a card under strategy `s1` of `smallPlan`. @returns its id */
export const addAction = (doc: Y.Doc, title: string): string =>
  run(doc, 'test', { name: 'createAction', input: { strategyId: 's1', title } }).created[0]!;

/** @returns undefined when there is no such card */
export function titleOf(doc: Y.Doc, id: string): string | undefined {
  const action = readAll(doc).actions.get(id);
  return action && !isBroken(action) ? action.title : undefined;
}

/** Somebody who may edit the board. */
export const editor = (person: string): Actor => ({ person, role: 'editor' });

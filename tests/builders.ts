import { readFileSync } from 'node:fs';
import type * as Y from 'yjs';
import { planFromJson } from '../shared/exchange/from-json.ts';
import { jsonText, planToJson } from '../shared/exchange/to-json.ts';
import { readAll } from '../shared/plan/document.ts';

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

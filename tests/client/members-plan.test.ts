import { expect, test } from 'vitest';
import { here, type PlanFacts } from '../../client/members/plan.ts';

const plan: PlanFacts = {
  plan: {},
  themes: [],
  organisations: [
    { id: 'old', name: 'Film3', archived: true },
    { id: 'hil', name: 'Høgskolen i Lillehammer', short: 'HiL', aliases: ['Høgskulen'] },
    { id: 'gone', name: 'Nedlagt lag', archived: true },
    { id: 'film3', name: 'Film3' },
  ],
};

test.each([
  ['Film3', { org: 'film3' }],
  [' hil ', { org: 'hil' }],
  ['høgskulen', { org: 'hil' }],
  ['Nedlagt lag ', { organisation: 'Nedlagt lag' }],
  ['Et nytt firma', { organisation: 'Et nytt firma' }],
  ['  ', {}],
])('who is invited for "%s" is invited as %o', (written, expected) => {
  expect(here(plan, written)).toEqual(expected);
});

import * as Y from 'yjs';
import { expect, test } from 'vitest';
import { foundFromJson } from '../../../shared/exchange/found-from-json.ts';
import { propose } from '../../../shared/exchange/propose.ts';
import type { Proposal } from '../../../shared/exchange/proposal.ts';
import { readSource } from '../../../shared/exchange/read-source.ts';
import type { Source } from '../../../shared/exchange/source.ts';
import { planToJson } from '../../../shared/exchange/to-json.ts';
import { AppError } from '../../../shared/errors.ts';
import { applyStep, run } from '../../../shared/plan/commands.ts';
import { openRoots, readAll } from '../../../shared/plan/document.ts';
import { limits } from '../../../shared/plan/schema.ts';
import { examplePlan, smallPlan } from '../../builders.ts';
import { documentOf, heading, pasted, row, sheetOf, table, usualHeader } from '../../sources.ts';

const proposed = (doc: Y.Doc, source: Source, options = {}): Proposal =>
  propose(readSource(source), readAll(doc), options);
const outcomes = ({ actions }: Proposal) => actions.map(({ outcome }) => outcome);
/** The plan without what is put away. */
function livingIn(doc: Y.Doc) {
  const { themes, organisations = [], ...plan } = planToJson(readAll(doc));
  return {
    ...plan,
    themes: themes.filter(({ archived }) => !archived),
    organisations: organisations.filter(({ archived }) => !archived),
  };
}
const empty = () => openRoots(new Y.Doc());

/** A document of one strategy of a theme. */
const inStrategy = (theme: string, strategy: string, ...rows: string[][]): Source =>
  documentOf(
    heading(1, theme),
    heading(2, strategy),
    table(usualHeader, ...rows.map((cells) => row(...cells))),
  );

test('proposes nothing for the plan itself', () => {
  const doc = examplePlan();
  run(doc, 'me', { name: 'archive', input: { entity: 'action', id: 't05-s1-a1' } });
  run(doc, 'me', { name: 'archive', input: { entity: 'strategy', id: 't05-s2' } });
  const proposal = propose(foundFromJson(planToJson(readAll(doc))), readAll(doc));
  expect(new Set(outcomes(proposal))).toEqual(new Set(['same']));
  expect(proposal.commands).toEqual([]);
  expect(proposal.doubts).toEqual([]);
});

test('makes theme, strategy, actions and organisations of a document, and takes them back', () => {
  const doc = smallPlan();
  const before = livingIn(doc);
  const source = inStrategy('7 Besøk', 'Strategi 7.3: Mer igjen', [
    '7.3.1 Få gjester',
    'Lillehammer kommune, NHO',
    'Høgskolen',
    'Innen 2016',
  ]);
  const { inverse } = run(doc, 'me', ...proposed(doc, source).commands);
  const made = planToJson(readAll(doc)).themes.at(-1)!;
  expect(made).toMatchObject({ no: 7, title: 'Besøk', strategies: [{ number: '7.3', title: 'Mer igjen' }] });
  expect(made.strategies[0]!.actions[0]).toMatchObject({
    number: '7.3.1',
    owners: ['lk', expect.any(String)],
    partners: ['hil'],
    time: { text: 'Innen 2016', due: '2016-12-31' },
  });
  applyStep(doc, 'me', inverse);
  expect(livingIn(doc)).toEqual(before);
  // What was taken back is put away: the same document makes the same again, and takes the organisation out again.
  const again = proposed(doc, source);
  expect(again.actions).toMatchObject([{ outcome: 'new', number: '7.3.1' }]);
  expect(again.commands).toContainEqual({
    name: 'restore',
    input: { entity: 'organisation', id: expect.any(String) },
  });
  run(doc, 'me', ...again.commands);
  expect(proposed(doc, source).commands).toEqual([]);
});

test('finds rows without ids by title and place', () => {
  const doc = smallPlan();
  const source = inStrategy(
    'Tema t1',
    'Strategi: Strategi s2',
    ['Tiltak a1', 'Lillehammer kommune', '', ''],
    ['Et tiltak til', 'Lillehammer kommune', '', ''],
    ['Tiltak b1', 'Høgskolen', '', ''],
  );
  const proposal = proposed(doc, source);
  expect(proposal.actions.map(({ outcome, id }) => [outcome, id])).toEqual([
    ['moved', 'a1'],
    ['new', expect.any(String)],
    ['moved', 'b1'],
  ]);
  run(doc, 'me', ...proposal.commands);
  expect(proposed(doc, source).commands).toEqual([]);
});

test('forgives a slip in a title only in the same strategy', () => {
  const doc = smallPlan();
  run(doc, 'me', {
    name: 'setField',
    input: { entity: 'action', id: 'a1', field: 'title', value: 'Møteplasser for handel' },
  });
  const outcome = (strategy: string) =>
    outcomes(
      proposed(
        doc,
        inStrategy('Tema t1', `Strategi: ${strategy}`, ['Møtplasser for handel', 'Høgskolen', '', '']),
      ),
    );
  expect(outcome('Strategi s1')).toEqual(['changed']);
  expect(outcome('Strategi s2')).toEqual(['new']);
});

const ours = row('Id', 'Tema', 'Strategi', 'Tiltak', 'Beskrivelse', 'Hovedansvar', 'Tidsbruk', 'Status');
const oursOf = (...rows: string[][]): Source => sheetOf(ours, ...rows.map((cells) => row(...cells)));
const unchanged = (id: string): string[] => [
  id,
  'Tema t1',
  'Strategi s1',
  `Tiltak ${id}`,
  '',
  'Lillehammer kommune',
  '',
  'Foreslått',
];

test('shows what was changed in a file of ours, and asks about what it does not have any more', () => {
  const doc = smallPlan();
  const changed = ['a1', 'Tema t1', 'Strategi s1', 'Tiltak a1', 'Nytt', 'Høgskolen', '31.12.2026', 'I gang'];
  const proposal = proposed(doc, oursOf(changed, unchanged('a2')));
  expect(outcomes(proposal)).toEqual(['changed', 'same', 'missing', 'missing']);
  expect(proposal.actions[0]!.changes.map(({ field }) => field)).toEqual([
    'description', 'status', 'timeText', 'due', 'precision', 'recurrence', 'owners',
  ]); // prettier-ignore
  expect(proposal.doubts.map(({ key }) => key)).toEqual(['missing:a3', 'missing:b1']);
  expect(proposal.commands.some(({ name }) => name === 'archive')).toBe(false);
  const answered = proposed(doc, oursOf(changed, unchanged('a2')), { answers: { 'missing:a3': 'archive' } });
  expect(answered.commands.at(-1)).toEqual({ name: 'archive', input: { entity: 'action', id: 'a3' } });
});

test('empties a field of a row of ours whose cell is empty, and no other', () => {
  const doc = smallPlan();
  const set = { description: 'Mer', timeText: '2026', note: 'Husk' };
  run(doc, 'me', { name: 'setFields', input: { entity: 'action', id: 'a1', fields: set } });
  run(doc, 'me', ...proposed(doc, oursOf(unchanged('a1'))).commands);
  expect(readAll(doc).actions.get('a1')).toMatchObject({
    description: '',
    timeText: undefined,
    note: 'Husk',
  });
  run(doc, 'me', { name: 'setFields', input: { entity: 'action', id: 'a1', fields: set } });
  const source = inStrategy('Tema t1', 'Strategi: Strategi s1', ['Tiltak a1', '', '', '']);
  expect(outcomes(proposed(doc, source))).toEqual(['same']);
});

test('asks about what was changed on both sides, and keeps the plan', () => {
  const doc = smallPlan();
  run(doc, 'me', {
    name: 'setField',
    input: { entity: 'action', id: 'a1', field: 'timeText', value: '2027' },
  });
  const row = ['a1', 'Tema t1', 'Strategi s1', 'Tiltak a1', '', 'Lillehammer kommune', '2028', 'Foreslått'];
  const before = (path: string) => (path === 'action/a1/timeText' ? '2026' : undefined);
  const key = 'both:action/a1/timeText';
  const asked = proposed(doc, oursOf(row), { before });
  expect(asked.doubts.find((doubt) => doubt.key === key)).toMatchObject({
    before: '2026',
    mine: '2028',
    theirs: '2027',
  });
  run(doc, 'me', ...asked.commands);
  expect(readAll(doc).actions.get('a1')).toMatchObject({ timeText: '2027' });
  run(doc, 'me', ...proposed(doc, oursOf(row), { before, answers: { [key]: 'mine' } }).commands);
  expect(readAll(doc).actions.get('a1')).toMatchObject({ timeText: '2028' });
});

test('keeps what only the plan has changed', () => {
  const doc = smallPlan();
  run(doc, 'me', {
    name: 'setField',
    input: { entity: 'action', id: 'a1', field: 'timeText', value: '2027' },
  });
  const row = ['a1', 'Tema t1', 'Strategi s1', 'Tiltak a1', '', 'Lillehammer kommune', '2026', 'Foreslått'];
  const proposal = proposed(doc, oursOf(row), {
    before: (path: string) => (path.endsWith('timeText') ? '2026' : undefined),
  });
  expect(proposal.doubts.filter(({ kind }) => kind === 'both')).toEqual([]);
  expect(JSON.stringify(proposal.commands)).not.toContain('"timeText"');
});

test('asks about a short name in other letters, a day that is none and a row without owner', () => {
  const doc = examplePlan();
  const source = inStrategy(
    'Nytt',
    'Strategi: Ny',
    ['Ting', 'HIG', 'LKP', 'Operativ fra 202.01.2014'],
    ['Annet', '', 'LKP', ''],
  );
  const asked = proposed(doc, source);
  expect(asked.doubts.map(({ key, rows }) => [key, rows])).toEqual([
    ['organisation:hig', [0]],
    ['time:Operativ fra 202.01.2014', [0]],
    ['no-owner:1/3', [1]],
  ]);
  expect(asked.actions[0]).toMatchObject({
    owners: [{ id: 'hig' }],
    timeText: 'Operativ fra 202.01.2014',
    due: undefined,
  });
  expect(asked.commands[0]).toEqual({
    name: 'setField',
    input: { entity: 'organisation', id: 'hig', field: 'aliases', value: ['HIG'] },
  });
  const answers = {
    'organisation:hig': 'new',
    'time:Operativ fra 202.01.2014': 'likely',
    'no-owner:1/3': 'owner:lru',
  };
  const answered = proposed(doc, source, { answers });
  expect(answered.newNames).toEqual(['HIG']);
  expect(answered.actions[0]!.timeText).toContain('02.01.2014');
  expect(answered.actions[1]!.owners).toMatchObject([{ id: 'lru' }]);
});

test('keeps what a cell says beside its names', () => {
  const doc = examplePlan();
  const cells = ['Ting', 'Visit Lillehammer/reiselivskoordinator', 'LRU, evt. LKP', ''];
  const proposal = proposed(doc, inStrategy('Nytt', 'Strategi: Ny', cells));
  expect(proposal.actions[0]).toMatchObject({
    owners: [{ id: 'visit-lillehammer' }],
    ownerNote: 'Visit Lillehammer/reiselivskoordinator',
    partners: [{ id: 'lru' }, { id: 'lkp' }],
    partnerNote: 'LRU, evt. LKP',
  });
  const [doubt] = proposal.doubts;
  const several = proposed(doc, inStrategy('Nytt', 'Strategi: Ny', cells), {
    answers: { [doubt!.key]: 'several' },
  });
  expect(several.newNames).toEqual(['reiselivskoordinator']);
});

test('makes one organisation of a name in two spellings', () => {
  const source = inStrategy(
    'Nytt',
    'Strategi: Ny',
    ['A', 'Trysil næringsforum', '', ''],
    ['B', 'Trysil Næringsforum', 'Trysil næringsforumm', ''],
  );
  const doc = empty();
  expect(proposed(doc, source).newNames).toEqual(['Trysil næringsforum']);
  run(doc, 'me', ...proposed(doc, source).commands);
  expect(proposed(doc, source).commands).toEqual([]);
});

test('leaves what is pasted without a place where it is', () => {
  const doc = smallPlan();
  const proposal = proposed(doc, pasted(row('Tiltak', 'Ansvar'), row('Tiltak b1', 'Høgskolen')));
  expect(proposal.actions).toMatchObject([{ outcome: 'changed', id: 'b1' }]);
  expect(proposal.commands).toEqual([{ name: 'setOwners', input: { id: 'b1', owners: ['hil'] } }]);
});

test('refuses more actions than a plan holds, before anything is done', () => {
  const rows = Array.from({ length: limits.actions + 1 }, (_, at) => [`Gjøre ${at}`, 'LRU', '', '']);
  expect(() => proposed(empty(), inStrategy('Tema', 'Strategi: S', ...rows))).toThrow(AppError);
});

import { expect, test } from 'vitest';
import { planFromJson } from '../../shared/exchange/from-json.ts';
import { planToJson } from '../../shared/exchange/to-json.ts';
import { readAll } from '../../shared/plan/document.ts';
import { examplePlan, exampleSource, textOf } from '../builders.ts';

const source = exampleSource();
const plan = planToJson(readAll(examplePlan()));
const sourceActions = source.themes.flatMap(({ strategies }) => strategies.flatMap(({ actions }) => actions));
const actions = plan.themes.flatMap(({ strategies }) => strategies.flatMap(({ actions }) => actions));

test('ids and order come out as they went in', () => {
  const ids = (themes: { id: string; strategies: { id: string; actions: { id: string }[] }[] }[]) =>
    themes.map((theme) => [
      theme.id,
      theme.strategies.map(({ id, actions }) => [id, actions.map((one) => one.id)]),
    ]);
  expect(ids(plan.themes)).toEqual(ids(source.themes));
  expect(plan.organisations?.map(({ id }) => id)).toEqual(source.organisations.map(({ id }) => id));
  expect([plan.themes.length, actions.length, plan.organisations?.length]).toEqual([10, 132, 147]);
});

test('owners, partners, links and times come out as they went in, the impossible date too', () => {
  const facts = ({ time, ...action }: (typeof sourceActions)[number] | (typeof actions)[number]) => ({
    id: action.id,
    title: action.title,
    owners: action.owners,
    partners: action.partners,
    linkedTo: action.linkedTo ?? [],
    text: time?.text,
    start: time?.start,
    due: time?.due,
    recurrence: time?.recurrence,
    precision: time?.precision,
  });
  expect(actions.map(facts)).toEqual(sourceActions.map(facts));
  expect(actions.find(({ id }) => id === 't03-s3-a2')?.time?.text).toBe('Operativ fra 202.01.2014 (sic)');
});

test('people say the numbers of the plan', () => {
  expect(actions.find(({ id }) => id === 't05-s2-a3')?.number).toBe('5.2.3');
  expect(plan.themes[9]?.strategies[3]?.number).toBe('11.4');
});

test('every text of the source is somewhere in the plan', () => {
  const text = textOf(examplePlan());
  const told = new Set(['counts', 'workingGroups', 'id', 'themeId', 'kind', 'theme', 'currency', 'source']);
  const missing: string[] = [];
  const look = (value: unknown, path: string): void => {
    if (typeof value === 'string' && !text.includes(value) && !text.includes(inNorwegian(value)))
      missing.push(`${path}: ${value}`);
    if (typeof value === 'object' && value !== null)
      for (const [key, inner] of Object.entries(value)) if (!told.has(key)) look(inner, `${path}.${key}`);
  };
  look(source, '');
  expect(missing).toEqual([]);
});

/** Dates of phases are told in a note, as one writes them. */
const inNorwegian = (date: string): string => date.replace(/^(\d+)-(\d+)-(\d+)$/, '$3.$2.$1');

test('export, import, export again gives the same bytes', () => {
  const text = textOf(examplePlan());
  expect(textOf(planFromJson(JSON.parse(text)))).toBe(text);
});

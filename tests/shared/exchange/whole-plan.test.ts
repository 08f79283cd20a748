import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { propose } from '../../../shared/exchange/propose.ts';
import { readSource } from '../../../shared/exchange/read-source.ts';
import { run } from '../../../shared/plan/commands.ts';
import { isBroken, openRoots, readAll } from '../../../shared/plan/document.ts';
import { examplePlan } from '../../builders.ts';
import {
  across,
  bold,
  goesOn,
  heading,
  paragraph,
  point,
  row,
  table,
  usualHeader,
  written,
  type Making,
} from '../../sources.ts';

const example = readAll(examplePlan());

const makings: Record<string, Making> = {
  'heading styles': {
    theme: ({ no, title, vision, background }) => [
      heading(1, `${no} ${title}`),
      ...(vision ? [heading(2, 'Visjon'), paragraph(vision)] : []),
      heading(2, 'Bakgrunn'),
      paragraph(background),
    ],
    strategy: ({ number, title, description }) => [
      heading(2, `Strategi ${number}: ${title}`),
      paragraph(description),
      heading(3, 'Tiltak'),
    ],
    table: (actions, _, names) => [
      table(
        usualHeader,
        ...actions.map((one) =>
          row(
            `${one.number} ${one.title}`,
            names(one.owners).join(', '),
            names(one.partners).join('\n'),
            one.timeText ?? '',
          ),
        ),
      ),
    ],
  },
  'bold paragraphs': {
    theme: ({ title, mainGoal, background }) => [
      bold(title.toUpperCase()),
      ...(mainGoal ? [paragraph(`Hovedmål: ${mainGoal}`)] : []),
      paragraph(background),
    ],
    strategy: ({ title, description }) => [bold(title), paragraph(description)],
    table: (actions, _, names) => [
      table(
        row('Nr.', 'Tiltak', 'Ansvar', 'Samarbeidsparter', 'Tidsplan'),
        ...actions.map((one, at) =>
          row(
            `${at + 1}`,
            one.title,
            names(one.owners).join('; '),
            names(one.partners).join(' + '),
            one.timeText ?? '',
          ),
        ),
      ),
    ],
  },
  'Danish headers in another order, broken over pages': {
    theme: ({ no, title }) => [heading(1, `Indsatsområde ${no}: ${title}`)],
    strategy: ({ title }) => [heading(2, title)],
    table: (actions, _, names) => [
      table(row('Tidsplan', 'Samarbejdspartnere', 'Indsats', 'Ansvarlig')),
      paragraph(''),
      ...actions.map((one) =>
        table(
          row(one.timeText ?? '', names(one.partners).join('; '), one.title, names(one.owners).join('; ')),
        ),
      ),
    ],
  },
  'merged cells and lists in cells': {
    theme: ({ no, title }) => [heading(2, `${no}. ${title}`)],
    strategy: () => [],
    table: (actions, { number, title }, names) => [
      table(
        across(`Strategi ${number} ${title}`, 4),
        row('Tiltak', 'Ansvarleg', 'Samarbeidspartnarar', 'Tidsramme'),
        ...actions.flatMap((one) => {
          const partners = names(one.partners);
          const cells = [
            one.title,
            names(one.owners)
              .map((name) => `- ${name}`)
              .join('\n'),
            partners[0] ?? '',
            one.timeText ?? '',
          ];
          const more = partners
            .slice(1)
            .map((name) => [goesOn(cells[0]!), goesOn(cells[1]!), { text: name }, goesOn(cells[3]!)]);
          return [row(...cells), ...more];
        }),
      ),
      point('Et punkt under tabellen'),
    ],
  },
};

/** Every row with the ids of those who lead and join it, in the order of the plan. */
const expected = [...example.actions.values()].flatMap((action) =>
  isBroken(action)
    ? []
    : [{ title: action.title, owners: action.owners, partners: action.partners, timeText: action.timeText }],
);

test.each(Object.keys(makings))('reads the whole plan: %s', (name) => {
  const found = readSource(written(example, makings[name]!));
  const strategies = found.themes.flatMap((theme) => theme.strategies);
  expect([found.themes.length, strategies.length]).toEqual([10, 44]);
  expect(strategies.flatMap(({ actions }) => actions)).toHaveLength(132);
  expect(found.left.map(({ headers }) => headers)).toEqual([['Ord', 'Betydning']]);
  const { actions, commands } = propose(found, example);
  expect(
    actions.map(({ title, owners, partners, timeText }) => ({
      title,
      owners: owners.map(({ id }) => id),
      partners: partners.map(({ id }) => id),
      timeText,
    })),
  ).toEqual(expected);
  expect(new Set(actions.map(({ outcome }) => outcome))).toEqual(new Set(['same']));
  expect(commands.filter(({ name }) => name !== 'setField' && name !== 'setFields')).toEqual([]);
});

test.each(Object.keys(makings))('makes the whole plan where there is none: %s', (name) => {
  const found = readSource(written(example, makings[name]!));
  const doc = openRoots(new Y.Doc());
  const proposal = propose(found, readAll(doc));
  const called = (ids: readonly string[]) =>
    ids.map((id) => (example.organisations.get(id) as { name: string }).name);
  expect(
    proposal.actions.map(({ owners, partners }) => [...owners, ...partners].map((one) => one.name)),
  ).toEqual(expected.map(({ owners, partners }) => called([...owners, ...partners])));
  expect(proposal.doubts.map(({ kind }) => kind)).toEqual(['time', 'no-owner']);
  run(doc, 'me', ...proposal.commands);
  expect(readAll(doc).actions.size).toBe(132);
  expect(propose(found, readAll(doc)).commands).toEqual([]);
});

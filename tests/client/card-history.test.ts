import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bySitting, type Change } from '../../client/card/history.ts';
import { restoring } from '../../client/card/restoring.ts';
import { seek } from '../../client/card/seek.ts';
import { diffWords, excerpt } from '../../client/card/word-diff.ts';
import { PlanStore } from '../../client/state/plan-store.ts';
import { run } from '../../shared/plan/commands.ts';
import type { Command } from '../../shared/plan/command-inputs.ts';
import type { Action } from '../../shared/plan/schema.ts';
import { smallPlan } from '../builders.ts';

const told = (before: string, after: string) =>
  diffWords(before, after)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'gone' ? `[-${text}-]` : `{+${text}+}`))
    .join('');

describe('what has become of a text', () => {
  test.each([
    ['en to tre', 'en to tre', 'en to tre'],
    ['innen januar 2027', 'innen juni 2027', 'innen [-januar-]{+juni+} 2027'],
    ['a b c d', 'x y c d', '[-a b-]{+x y+} c d'],
    ['', 'nytt', '{+nytt+}'],
    ['en to', 'en', 'en[- to-]'],
  ])('%s -> %s', (before, after, wanted) => {
    expect(told(before, after)).toBe(wanted);
  });

  test('both texts can be read out of it, whatever they are', () => {
    const words = fc.array(fc.constantFrom('a', 'b', 'ø', ' ', '\n', '- ')).map((parts) => parts.join(''));
    fc.assert(
      fc.property(words, words, (before, after) => {
        const pieces = diffWords(before, after);
        const without = (kind: string) =>
          pieces
            .filter((piece) => piece.kind !== kind)
            .map(({ text }) => text)
            .join('');
        expect([without('new'), without('gone')]).toEqual([before, after]);
      }),
    );
  });

  test('of a long text only what is beside a change is shown', () => {
    const long = 'ord '.repeat(1_000);
    const shown = excerpt(diffWords(`${long}her ${long}`, `${long}der ${long}`));
    expect(shown.filter(({ kind }) => kind !== 'same').map(({ text }) => text)).toEqual(['her', 'der']);
    expect(shown.map(({ text }) => text).join('').length).toBeLessThan(300);
  });

  test('texts too long to be compared are told as replaced', () => {
    const [a, b] = ['a '.repeat(10_000), 'b '.repeat(10_000)];
    expect(diffWords(`${a}.`, `${b}!`).map(({ kind }) => kind)).toEqual(['gone', 'new']);
  });
});

const changeOf = (change: Partial<Change>): Change => ({
  seq: 1, who: 'kari', when: '2027-01-01T10:00:00.000Z', entity: 'action', id: 'a1', field: 'title', ...change,
}); // prettier-ignore

test('what one person writes in one go is one change; another person or a long pause makes another', () => {
  const at = (minute: string) => `2027-01-01T10:${minute}:00.000Z`;
  const changes = [
    changeOf({ seq: 5, when: at('40'), from: 'abc', to: 'abcd' }),
    changeOf({ seq: 4, when: at('05'), from: 'ab', to: 'abc' }),
    changeOf({ seq: 3, when: at('04'), from: 'a', to: 'ab' }),
    changeOf({ seq: 2, when: at('03'), from: '', to: 'a', who: 'ola' }),
  ];
  expect(bySitting(changes).map(({ from, to }) => `${String(from)}>${String(to)}`)).toEqual([
    'abc>abcd',
    'a>abc',
    '>a',
  ]);
});

test('a number is found before a title, a beginning before a middle', () => {
  const choices = [
    { id: 'a', number: '1.1', title: 'Mer om 5.2' },
    { id: 'b', number: '5.2.1', title: 'Noe' },
    { id: 'c', number: '2.1', title: 'Bærekraft' },
    { id: 'd', number: '2.2', title: 'Mer bærekraft' },
  ];
  expect(seek(choices, '5.2', 9).map(({ id }) => id)).toEqual(['b', 'a']);
  expect(seek(choices, 'baere', 9).map(({ id }) => id)).toEqual(['c', 'd']);
  expect(seek(choices, '', 2)).toHaveLength(2);
});

describe('putting one thing back', () => {
  /** Does it, and gives the command that would take back the one change. */
  function after(change: Partial<Change>, ...commands: Command[]) {
    const doc = smallPlan();
    run(doc, 'test', ...commands);
    const store = new PlanStore(doc);
    const now = store.record('action', 'a1') as Action;
    const command = restoring(changeOf(change), now, store);
    if (command) run(doc, 'test', command);
    return { command, action: new PlanStore(doc).record('action', 'a1') as Action, doc };
  }

  test('a value, an empty one too, and none when it is so already', () => {
    const set = (field: string, value: unknown): Command => ({
      name: 'setField',
      input: { entity: 'action', id: 'a1', field, value },
    });
    const { action } = after({ field: 'status', from: 'idea', to: 'done' }, set('status', 'done'));
    expect(action.status).toBe('idea');
    expect(
      after({ field: 'effort', from: undefined, to: 'x' }, set('effort', 'x')).action.effort,
    ).toBeUndefined();
    expect(after({ field: 'effort', from: undefined, to: 'x' }).command).toBeUndefined();
  });

  test('who was taken out comes back, who was put in goes', () => {
    const owners = (list: string[]): Command => ({ name: 'setOwners', input: { id: 'a1', owners: list } });
    expect(
      after({ field: 'owners', key: 'lk', from: 'a0', to: undefined }, owners(['hil'])).action.owners,
    ).toEqual(['hil', 'lk']);
    expect(
      after({ field: 'owners', key: 'hil', from: undefined, to: 'a0' }, owners(['lk', 'hil'])).action.owners,
    ).toEqual(['lk']);
  });

  test('a card goes back between those it stood between', () => {
    const place = (new PlanStore(smallPlan()).record('action', 'a2') as Action).place;
    const doc = smallPlan();
    run(doc, 'test', { name: 'moveAction', input: { id: 'a2', strategyId: 's3' } });
    const store = new PlanStore(doc);
    const change = changeOf({ id: 'a2', field: 'place', from: place, to: 's3|x' });
    run(doc, 'test', restoring(change, store.record('action', 'a2') as Action, store)!);
    expect(new PlanStore(doc).shown.actions.get('s1')).toEqual(['a1', 'a2', 'a3']);
  });

  test('neither what has no way back, nor a place under a strategy that is gone', () => {
    for (const field of ['archived', 'number', 'alsoIn', 'noSuchField'])
      expect(after({ field, from: true }).command).toBeUndefined();
    expect(after({ field: 'place', from: 'gone|a0', to: 'x' }).command).toBeUndefined();
    expect(after({ field: undefined, to: {} }).command).toBeUndefined();
  });
});

import { expect, test } from 'vitest';
import { wishOf } from '../../client/sync/wish.ts';

test('of what could not be done, people’s own texts are kept, and nothing else', () => {
  const set = (field: string, to: string) => ({
    op: 'set',
    entity: 'action',
    id: 'a',
    field,
    from: undefined,
    to,
  });
  expect(
    wishOf({ name: 'setField', input: { entity: 'action', id: 'a', field: 'note', value: 'Å' } }),
  ).toEqual([set('note', 'Å')]);
  const fields = { nextStep: 'Møte', nextDate: null, effort: 'To dager' };
  expect(wishOf({ name: 'setFields', input: { entity: 'action', id: 'a', fields } })).toEqual([
    set('nextStep', 'Møte'),
    set('effort', 'To dager'),
  ]);
  expect(wishOf({ name: 'archive', input: { entity: 'action', id: 'a' } })).toEqual([]);
  expect(
    wishOf({ name: 'createStrategy', input: { themeId: 't', title: 'Ny' } }).map((patch) => patch.op),
  ).toEqual(['create']);
});

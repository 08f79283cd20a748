import { expect, test } from 'vitest';
import { optionsFrom, withOptions } from '../../../shared/views/options.ts';
import { placeFrom, placePath } from '../../../shared/views/place.ts';

/* The addresses of the views of a plan. */

test.each([
  ['', { view: 'board', part: 'load', card: undefined }],
  ['card/a1', { view: 'board', part: 'load', card: 'a1' }],
  ['table', { view: 'table', part: 'load', card: undefined }],
  ['table/card/a1', { view: 'table', part: 'load', card: 'a1' }],
  ['timeline/card/a1', { view: 'timeline', part: 'load', card: 'a1' }],
  ['actors', { view: 'actors', part: 'load', card: undefined }],
  ['actors/map', { view: 'actors', part: 'map', card: undefined }],
  ['actors/sectors/card/a1', { view: 'actors', part: 'sectors', card: 'a1' }],
])('"%s" is a place, and its address', (at, place) => {
  expect(placeFrom(at)).toEqual(place);
  expect(placePath('p', placeFrom(at)!)).toBe(at ? `/plan/p/${at}` : '/plan/p');
});

test.each(['nowhere', 'table/map', 'card', 'card/', 'card/a1/more', 'actors/load/x', 'import'])(
  '"%s" is none',
  (at) => expect(placeFrom(at)).toBeUndefined(),
);

test('how a view is set up stands beside the filter', () => {
  const words = ['flat', 'due', 'owners~200'];
  expect(optionsFrom(withOptions('?status=idea', words))).toEqual(words);
  expect(withOptions('?status=idea', words)).toBe('?status=idea&as=flat.due.owners~200');
  expect(withOptions('', ['flat'])).toBe('?as=flat');
  expect(withOptions('?status=idea', [])).toBe('?status=idea');
});

test.each(['?as=', '?as=A', '?as=a..b', '?as=%3Cb%3E', `?as=${'a'.repeat(400)}`])(
  '%s says nothing',
  (search) => {
    expect(optionsFrom(search)).toEqual([]);
  },
);

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { difference } from '../../client/card/writing/binding.ts';
import { linksIn } from '../../client/card/writing/links.ts';
import { placeAt, placeIn } from '../../client/card/writing/places.ts';

test.each([
  ['se https://example.no/a_(b)), ok', ['https://example.no/a_(b)']],
  ['HTTP://Example.no. Slutt', ['HTTP://Example.no']],
  ['«https://example.no/æ?b=c»', ['https://example.no/æ?b=c']],
  ['mailto:post@example.no, mailto:ingen', ['mailto:post@example.no']],
  ['javascript:alert(1) JAVASCRIPT://example.no/ data:text/html,x vbscript:x file:///etc', []],
  ['xhttps://example.no', []],
  ['https:// https://. http://[', []],
  ['https://example.no/\u202Etxt.exe', ['https://example.no/']],
])('in %j only what leads to a page or a post box is a link', (text, links) => {
  expect(linksIn(text).map(({ from, to }) => text.slice(from, to))).toEqual(links);
});

test('whatever is written, a link leads over http, https or mailto, and stands where it says', () => {
  const part = fc.constantFrom(
    'https://',
    'javascript:',
    'mailto:',
    'a.no',
    '@',
    '(',
    ')',
    '\u202e',
    ' ',
    '.',
    '/',
    '[',
  );
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const text = parts.join('');
      for (const { from, to, href } of linksIn(text)) {
        expect(href).toMatch(/^(https?|mailto):/);
        expect(text.slice(from, to)).toMatch(/^(https?|mailto):/i);
      }
    }),
  );
});

test('the difference of two texts makes one of the other', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '🌲') });
  fc.assert(
    fc.property(text, text, (a, b) => {
      const change = difference(a, b);
      expect(change ? a.slice(0, change.from) + change.insert + a.slice(change.to) : a).toBe(b);
    }),
  );
});

test('a place stays behind its letter, and one that nobody knows is none', () => {
  const doc = new Y.Doc();
  const text = doc.getMap('m').set('t', new Y.Text('abc'));
  const place = placeAt(text, 2);
  text.insert(2, 'x');
  text.insert(0, '12');
  expect(placeIn(text, place)).toBe(4);
  text.delete(0, text.length);
  expect(placeIn(text, place)).toBe(0);
  expect(placeIn(text, placeAt(text, 0))).toBe(0);
  const id = { client: doc.clientID, clock: 0 };
  const unknown = [
    { item: { client: 1, clock: 2 } },
    { type: { client: 1, clock: 2 } },
    {},
    { type: { ...id, clock: 1 } },
  ];
  for (const place of unknown) expect(placeIn(text, place)).toBeUndefined();
  expect([...doc.share.keys()]).toEqual(['m']);
});

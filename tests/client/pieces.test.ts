import { expect, test } from 'vitest';
import { piecesOf } from '../../client/card/pieces.ts';

/** Links in pointed brackets, mentions in square ones. */
const marked = (text: string, names: readonly string[] = []) =>
  piecesOf(text, names)
    .map(({ kind, text }) => ({ text, link: `<${text}>`, mention: `[${text}]` })[kind])
    .join('');

test.each([
  ['Se https://example.org/a?b=1#c.', 'Se <https://example.org/a?b=1#c>.'],
  ['(https://example.org), http://a.no!', '(<https://example.org>), <http://a.no>!'],
  ['HTTPS://EXAMPLE.ORG', '<HTTPS://EXAMPLE.ORG>'],
  ['javascript:alert(1) data:text/html,x ftp://a.no', 'javascript:alert(1) data:text/html,x ftp://a.no'],
  ['https://', 'https://'],
  ['<a href="https://example.org">', '<a href="<https://example.org>">'],
  ['<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
  ['https://example.org/\u202Egpj.exe', '<https://example.org/>\u202Egpj.exe'],
  ['ingen lenke', 'ingen lenke'],
  ['', ''],
])('in %j what can be followed is %j', (text, expected) => {
  expect(marked(text)).toBe(expected);
});

test.each([
  ['Hei @LKP, og @Kari Nordmann!', ['LKP', 'Kari', 'Kari Nordmann'], 'Hei [@LKP], og [@Kari Nordmann]!'],
  ['@__proto__ @constructor', ['__proto__'], '[@__proto__] @constructor'],
  ['a@b.no', ['x'], 'a@b.no'],
  ['https://a.no/@LKP @LKP', ['LKP'], '<https://a.no/@LKP> [@LKP]'],
  ['@', [''], '@'],
])('in %j those of %j who are named stand out', (text, names, expected) => {
  expect(marked(text, names)).toBe(expected);
});

test('the pieces are the text, whatever stands in it', () => {
  for (const text of ['a https://a.no/b, @x @xy\n- c', '@@x', 'https://a.no/@x@xy.', '\u202E@x'])
    expect(
      piecesOf(text, ['x', 'xy'])
        .map((piece) => piece.text)
        .join(''),
    ).toBe(text);
});

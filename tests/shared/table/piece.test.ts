import { expect, test } from 'vitest';
import { pieceAt, withPiece } from '../../../shared/table/piece.ts';

test.each([
  ['LRU; Lill', 9, 'Lill'],
  ['LRU; Lill', 2, 'LRU'],
  ['LRU;  Lill ; X', 7, 'Lill'],
  ['LRU, ', 5, ''],
  ['', 0, ''],
  ['A\nB', 3, 'B'],
])('in %j at %i stands %j', (text, caret, piece) => {
  expect(pieceAt(text, caret).text).toBe(piece);
});

test('a name goes in where the piece stood, and the next one can follow', () => {
  expect(withPiece('LRU; Li; X', pieceAt('LRU; Li; X', 7), 'Lillehammer', true)).toEqual({
    text: 'LRU; Lillehammer; X',
    caret: 16,
  });
  expect(withPiece('Li', pieceAt('Li', 2), 'Lillehammer', true)).toEqual({
    text: 'Lillehammer; ',
    caret: 13,
  });
  expect(withPiece('Li', pieceAt('Li', 2), 'Lillehammer', false).text).toBe('Lillehammer');
});

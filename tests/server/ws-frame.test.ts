import { expect, test } from 'vitest';
import * as ws from 'ws';
import { wsFrame } from '../../server/sync/ws-frame.ts';

/* The types do not know what the library makes its frames with. */
const { Sender } = ws as unknown as {
  readonly Sender: { frame(data: Buffer, options: object): readonly Buffer[] };
};

test.each([0, 1, 125, 126, 127, 255, 256, 65_535, 65_536, 70_000])(
  'a message of %i bytes is framed as the library does it',
  (length) => {
    const message = Buffer.from(Array.from({ length }, (_, index) => index % 251));
    const theirs = Sender.frame(message, { fin: true, opcode: 2, mask: false, readOnly: true, rsv1: false });
    expect(wsFrame(message).equals(Buffer.concat(theirs))).toBe(true);
  },
);

test('the same bytes are framed once for all', () => {
  const message = Uint8Array.of(1, 2, 3);
  expect(wsFrame(message)).toBe(wsFrame(message));
});

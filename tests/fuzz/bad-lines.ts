import * as fc from 'fast-check';
import { upgradeRequest, wsFrame } from '../server/raw-line.ts';

/* Bytes that no client sends: WebSocket frames that are none, and requests that are upgrades almost. */

const payload = fc.uint8Array({ maxLength: 200 });
const text = 1;
const binary = 2;

/** What is written to a connection, before or after it is a WebSocket. */
export interface BadLine {
  readonly bytes: Buffer | string;
  readonly isUpgraded: boolean;
  /** Whether the server has to end the connection for it; else it may as well wait for more. */
  readonly mustEnd: boolean;
}

const must = (bytes: Buffer): BadLine => ({ bytes, isUpgraded: true, mustEnd: true });
const may = (bytes: Buffer | string, isUpgraded: boolean): BadLine => ({ bytes, isUpgraded, mustEnd: false });

const badFrame = fc.oneof(
  fc.tuple(fc.constantFrom(0, text, binary, 8, 9), fc.integer({ min: 1, max: 7 }), payload).map(([opcode, reserved, payload]) => must(wsFrame({ opcode, reserved, payload }))),
  fc.tuple(fc.constantFrom(3, 4, 5, 6, 7, 11, 12, 13, 14, 15), payload).map(([opcode, payload]) => must(wsFrame({ opcode, payload }))),
  fc.tuple(fc.constantFrom(text, binary), payload).map(([opcode, payload]) => must(wsFrame({ opcode, payload, isMasked: false }))),
  fc.tuple(fc.constantFrom(text, binary), fc.bigInt({ min: (1n << 20n) + 1n, max: (1n << 64n) - 1n })).map(([opcode, length]) => must(wsFrame({ opcode, length }))),
  fc.tuple(fc.constantFrom(8, 9, 10), payload).map(([opcode, payload]) => must(wsFrame({ opcode, payload: payload.slice(0, 125), isFinal: false }))),
  fc.constantFrom(8, 9, 10).map((opcode) => must(wsFrame({ opcode, payload: new Uint8Array(126) }))),
  payload.map((payload) => must(wsFrame({ opcode: 0, payload }))),
  payload.map((bytes) => must(wsFrame({ opcode: text, payload: Uint8Array.of(0xff, ...bytes) }))),
  payload.map((bytes) => must(wsFrame({ opcode: text, payload: Buffer.from(Buffer.from(bytes).toString('hex')) }))),
  fc.tuple(payload, payload).map(([a, b]) => must(Buffer.concat([wsFrame({ opcode: binary, payload: a, isFinal: false }), wsFrame({ opcode: binary, payload: b })]))),
  fc.constantFrom(0, 999, 1004, 1005, 1006, 1015, 2999, 5000).map((code) => must(wsFrame({ opcode: 8, payload: Uint8Array.of(code >> 8, code & 255) }))),
  payload.map((bytes) => must(wsFrame({ opcode: 8, payload: Uint8Array.of(3, 232, 0xff, ...bytes.slice(0, 100)) }))),
  // Well framed, but no message: the first byte is no type of one.
  payload.map((bytes) => must(wsFrame({ opcode: binary, payload: Uint8Array.of(99, ...bytes) }))),
  fc.tuple(payload, fc.nat(9)).map(([payload, cut]) => may(wsFrame({ opcode: binary, payload }).subarray(0, cut), true)),
  payload.map((bytes) => may(Buffer.from(bytes), true)),
  payload.map((bytes) => may(Buffer.from(bytes), false)),
); // prettier-ignore

/** Requests that are upgrades almost, or to where no plan is. */
const badRequest = (url: string) =>
  fc.oneof(
    fc.tuple(fc.nat(300), payload).map(([at, bytes]) => {
      const whole = Buffer.from(upgradeRequest(url));
      return may(Buffer.concat([whole.subarray(0, at), bytes, whole.subarray(at)]), false);
    }),
    fc
      .constantFrom('/sync/%ff/plan', '/sync/p/plan?person=%', '//sync/p/plan', '*', '/sync/..%2f..%2f/plan',
        `/sync/p/plan?name=${'x'.repeat(9_000)}`, '/sync/p/plan?name=%00%e2%80%ae&organisation=%c3', '/sync/p/plan#\u0001')
      .map((path) => may(upgradeRequest(url, path), false)),
    fc.constantFrom('Sec-WebSocket-Key: short', 'Sec-WebSocket-Version: 99', 'Sec-WebSocket-Protocol: ,', 'Content-Length: -1',
      'Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=99', 'Transfer-Encoding: chunked')
      .map((header) => may(upgradeRequest(url, '/sync/p/plan', [header]), false)),
  ); // prettier-ignore

/** @param url of the server it is meant for */
export const badLine = (url: string): fc.Arbitrary<BadLine> =>
  fc.oneof({ weight: 3, arbitrary: badFrame }, { weight: 1, arbitrary: badRequest(url) });

import { expect, test, describe } from 'vitest';
import { Door } from '../../server/sync/door.ts';
import { serverLimits } from '../../server/limits.ts';
import { maxFrame } from '../../shared/sync-protocol.ts';
import { retitle, titleOf } from '../builders.ts';
import { connect, RawClient } from './clients.ts';
import { closeCodeIn, RawLine, upgradeRequest, wsFrame, cookieOf } from './raw-line.ts';
import { figure, startTestServer } from './serving.ts';

/* The edge below the messages: WebSocket frames, upgrades, and who is let in at all. */

const text = 1;
const binary = 2;
const bytes = (...numbers: number[]): Uint8Array => Uint8Array.from(numbers);

describe('a frame that is none closes its own socket only', () => {
  test.each<[string, Buffer, number]>([
    ['the first reserved bit, of a compression nobody agreed to', wsFrame({ opcode: binary, reserved: 4 }), 1002],
    ['another reserved bit', wsFrame({ opcode: binary, reserved: 1 }), 1002],
    ['an unknown opcode', wsFrame({ opcode: 3 }), 1002],
    ['an unknown control opcode', wsFrame({ opcode: 11 }), 1002],
    ['no mask', wsFrame({ opcode: binary, isMasked: false, payload: bytes(3) }), 1002],
    ['a ping in pieces', wsFrame({ opcode: 9, isFinal: false }), 1002],
    ['a ping over 125 bytes', wsFrame({ opcode: 9, payload: new Uint8Array(126) }), 1002],
    ['a piece of nothing', wsFrame({ opcode: 0, payload: bytes(3) }), 1002],
    ['a message within a message', Buffer.concat([wsFrame({ opcode: binary, isFinal: false }), wsFrame({ opcode: binary })]), 1002],
    ['a close with half a code', wsFrame({ opcode: 8, payload: bytes(3) }), 1002],
    ['a close with a code that is none', wsFrame({ opcode: 8, payload: bytes(0, 5) }), 1002],
    ['a text that is no UTF-8', wsFrame({ opcode: text, payload: bytes(0xc3, 0x28) }), 1007],
    ['a text', wsFrame({ opcode: text, payload: bytes(65) }), 4400],
    ['a frame said to be over 1 MiB', wsFrame({ opcode: binary, length: BigInt(maxFrame + 1) }), 4413],
    ['a frame said to be of 4 GiB', wsFrame({ opcode: binary, length: 1n << 32n }), 4413],
    ['a frame said to be longer than numbers go', wsFrame({ opcode: binary, length: 1n << 62n }), 4413],
    ['small pieces of more than 1 MiB', Buffer.concat([wsFrame({ opcode: binary, isFinal: false, payload: new Uint8Array(600_000) }), wsFrame({ opcode: 0, payload: new Uint8Array(600_000) })]), 4413],
  ])('%s', async (_name, frame, code) => {
    await using server = await startTestServer();
    using anna = connect(server.url);
    using berit = connect(server.url);
    await Promise.all([anna.synced(), berit.synced()]);
    using line = await RawLine.upgraded(server.url);
    line.write(frame);
    await line.until('the close', () => closeCodeIn(line.answer) !== undefined);
    expect(closeCodeIn(line.answer)).toBe(code);
    retitle(anna.doc, 'a1', 'Videre');
    await berit.until('Anna’s title', () => titleOf(berit.doc, 'a1') === 'Videre');
    expect([...anna.closedWith, ...berit.closedWith]).toEqual([]);
  });
}); // prettier-ignore

test('a client with a message that is too big does not send it again and again', async () => {
  await using server = await startTestServer();
  using anna = connect(server.url);
  await anna.synced();
  anna.doc.getMap('scratch').set('text', 'x'.repeat(maxFrame));
  await anna.until('the end', () => anna.closedWith.length > 0);
  expect(anna.closedWith).toEqual([4413]);
  expect(anna.provider.shouldConnect).toBe(false);
  await expect.poll(() => figure(server.url, 'samplan_closes_total{code="4413"}')).toBe(1);
});

test('nothing is compressed, also when a client offers it', async () => {
  await using server = await startTestServer();
  using anna = await new RawClient(server.url, { perMessageDeflate: true }).welcomed();
  expect(anna.socket.extensions).toBe('');
});

test.each<[string, 'open' | 'upgraded', Uint8Array | string]>([
  ['half a head of a request', 'open', 'GET /sync/p/plan HTTP/1.1\r\nHost: 127.0'],
  ['no request at all', 'open', ''],
  ['half a frame', 'upgraded', bytes(0x82, 0xfe, 0x10)],
  ['a frame whose rest never comes', 'upgraded', wsFrame({ opcode: binary, length: 1_000n })],
  ['a message whose end never comes', 'upgraded', wsFrame({ opcode: binary, isFinal: false })],
])('%s and then silence is ended by the server', async (_name, open, start) => {
  const limits = { ...serverLimits, requestHead: 200, request: 300, beat: 200 };
  await using server = await startTestServer({ limits });
  using line = await RawLine[open](server.url);
  line.write(start);
  await expect(line.ended()).resolves.toBeUndefined();
});

test('who asks for another upgrade than ours is answered without one', async () => {
  await using server = await startTestServer();
  using line = await RawLine.open(server.url);
  line.write(upgradeRequest(server.url, '/healthz').replace('Upgrade: websocket', 'Upgrade: h2c'));
  await line.until('an answer', () => line.answer.includes('\r\n\r\nok'));
  expect(line.answer.toString()).toMatch(/^HTTP\/1.1 200 /);
});

test('a head of a request that goes on and on, letter by letter, is ended by the server', async () => {
  await using server = await startTestServer({ limits: { ...serverLimits, requestHead: 200 } });
  using line = await RawLine.open(server.url);
  line.write('GET /sync/p/plan HTTP/1.1\r\nX-Long: ');
  const drip = setInterval(() => line.write('x'), 20);
  await expect(line.ended().finally(() => clearInterval(drip))).resolves.toBeUndefined();
});

describe('at the door', () => {
  const limits = { personConnections: 2, addressConnections: 3, connections: 5, attempts: 100, attemptsPerSecond: 10 };
  const enter = (door: Door, person: string | undefined, address = '10.0.0.1', now = 0) => {
    const answer = door.enter(person, address, now);
    return typeof answer === 'string' ? answer : 'in';
  };

  test('one person has so many connections, and another is let in when one has gone', () => {
    const door = new Door(limits);
    const leave = door.enter('anna', '10.0.0.1', 0) as () => void;
    expect([enter(door, 'anna', '10.0.0.2'), enter(door, 'anna', '10.0.0.3')]).toEqual(['in', 'person']);
    leave();
    expect([enter(door, 'anna'), enter(door, 'anna'), enter(door, 'berit')]).toEqual(['in', 'person', 'in']);
  });

  test('one address has so many, of whatever people', () => {
    const door = new Door(limits);
    expect(['a', 'b', undefined, 'd'].map((one) => enter(door, one))).toEqual(['in', 'in', 'in', 'address']);
    expect(enter(door, 'd', '10.0.0.2')).toBe('in');
  });

  test('all together have so many', () => {
    const door = new Door(limits);
    expect([1, 2, 3, 4, 5, 6].map((n) => enter(door, `p${n}`, `10.0.0.${n}`)).at(-1)).toBe('connections');
  });

  test('those of whom nothing is known are not one person, and this machine is not one address', () => {
    const door = new Door({ ...limits, connections: 50, attempts: 5 });
    const own = ['127.0.0.1', '::1', '::ffff:127.0.0.1'];
    const answers = Array.from({ length: 50 }, (_, n) => enter(door, undefined, own[n % 3]));
    expect(answers).toEqual(Array(50).fill('in'));
    expect(enter(door, undefined, '127.0.0.1')).toBe('connections');
  });

  test('one address may try so often at once, and again after a while; refused tries do not count', () => {
    const door = new Door({ ...limits, addressConnections: 1_000, connections: 1_000 });
    const tries = (count: number, now: number) =>
      Array.from({ length: count }, () => enter(door, undefined, '10.0.0.1', now)).filter((one) => one === 'in')
        .length;
    expect([tries(120, 0), tries(1, 50), tries(5, 200), tries(1_000, 60_000)]).toEqual([100, 0, 2, 100]);
    expect(enter(door, undefined, '10.0.0.2', 0)).toBe('in');
  });

  const one = { person: 'anna' };
  test.each<[string, Partial<typeof serverLimits>, number, string, string?]>([
    ['person', { personConnections: 1 }, 429, 'too many connections open'],
    ['address', { addressConnections: 1 }, 429, 'from your network', '127.0.0.9'],
    ['attempts', { attempts: 1, attemptsPerSecond: 0.001 }, 429, 'too fast', '127.0.0.9'],
    ['connections', { connections: 1 }, 503, 'as many connections as it can take'],
  ] as [string, Record<string, number>, number, string, string?][])(
    'who is turned away for %s is told so before the upgrade, in a sentence',
    async (reason, smaller, status, sentence, localAddress) => {
      await using server = await startTestServer({ limits: { ...serverLimits, ...smaller } });
      const from = localAddress === undefined ? {} : { localAddress };
      using first = await new RawClient(server.url, { as: one, ...from }).welcomed();
      using line = await RawLine.open(server.url, localAddress);
      line.write(upgradeRequest(server.url, '/sync/p/plan', cookieOf(server.url, one)));
      await line.ended();
      const [head = '', body = ''] = line.answer.toString().split('\r\n\r\n');
      expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} .*\r\nRetry-After: \\d+\r\n`, 's'));
      expect(head).toContain('Content-Type: application/problem+json');
      expect(JSON.parse(body)).toMatchObject({ status, code: 'too-many', detail: expect.stringContaining(sentence) as unknown });
      expect(await figure(server.url, `samplan_turned_away_total{reason="${reason}"}`)).toBe(1);
      expect(first.closed).toBeUndefined();
    },
  );

  test('who is turned away and tries again is let in as soon as there is room', async () => {
    await using server = await startTestServer({ limits: { ...serverLimits, connections: 1 } });
    using anna = await new RawClient(server.url).welcomed();
    using berit = connect(server.url);
    await expect.poll(() => figure(server.url, 'samplan_turned_away_total{reason="connections"}')).toBeGreaterThan(0);
    anna.socket.close();
    await berit.synced();
    expect(titleOf(berit.doc, 'a1')).toBe('Tiltak a1');
  });
}); // prettier-ignore

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { syncFrame } from '../../shared/sync-protocol.ts';
import { retitle } from '../builders.ts';
import { connect, presenceFrame, RawClient } from './clients.ts';
import { figure, startTestServer } from './serving.ts';

/* What whoever watches over the server is told; how each figure moves is tested with what it counts. */

const metricsOf = async (url: string): Promise<string> => (await fetch(`${url}/metrics`)).text();

test('the figures move with what happens, each server’s by itself', async () => {
  await using server = await startTestServer();
  await using other = await startTestServer();
  using anna = connect(server.url);
  using berit = await new RawClient(server.url).welcomed();
  await anna.synced();
  retitle(anna.doc, 'a1', 'Nytt');
  await anna.stored();
  const of = (name: string, url = server.url) => figure(url, name);
  expect([await of('samplan_rooms'), await of('samplan_peers')]).toEqual([1, 2]);
  // The provider's answer to the server's first question is a frame as well.
  expect(await of('samplan_updates_total')).toBe(2);
  expect(await of('samplan_commit_seconds_count')).toBeGreaterThan(0);
  const [received, sent] = [await of('samplan_received_bytes_total'), await of('samplan_sent_bytes_total')];
  const frame = presenceFrame(7, 1, {});
  berit.send(frame);
  berit.send(Uint8Array.of(3));
  await berit.next('awareness', 2);
  expect((await of('samplan_received_bytes_total')) - received).toBe(frame.length + 1);
  expect((await of('samplan_sent_bytes_total')) - sent).toBeGreaterThan(3);
  // Both frames have been through the gate.
  expect(await of('samplan_gate_seconds_count')).toBe(2);
  expect([await of('samplan_rooms', other.url), await of('samplan_updates_total', other.url)]).toEqual([
    0, 0,
  ]);
});

test('closes are counted by code; those that a client makes up count as one', async () => {
  await using server = await startTestServer();
  const closes = (code: string) => figure(server.url, `samplan_closes_total{code="${code}"}`);
  using stranger = new RawClient(server.url, { plan: 'nowhere' });
  await stranger.end();
  using bad = await new RawClient(server.url).welcomed();
  bad.send(syncFrame('update', Uint8Array.of(1, 255, 255, 255)));
  await bad.end();
  for (const code of [1000, 4777, 4778]) {
    using raw = await new RawClient(server.url).welcomed();
    raw.socket.close(code);
    await raw.end();
  }
  await expect.poll(() => closes('other')).toBe(2);
  expect([await closes('4404'), await closes('4400'), await closes('1000')]).toEqual([1, 1, 1]);
  expect(await closes('4777')).toBe(0);
});

test('every figure is documented, and what is documented is there; none names a plan or a person', async () => {
  await using server = await startTestServer();
  const params = { person: 'secret-person', name: 'Secret Name', organisation: 'Secret Organisation' };
  using anna = connect(server.url, { params });
  await anna.synced();
  anna.provider.awareness.setLocalState({ user: { name: 'Secret Name' }, secretKey: 1 });
  await anna.stored();
  await expect.poll(() => figure(server.url, 'samplan_presence_dropped_total{reason="keys"}')).toBe(1);
  const text = await metricsOf(server.url);
  const told = new Set([...text.matchAll(/^# TYPE (samplan_\S+)/gm)].map(([, name]) => name));
  const docs = readFileSync(new URL('../../docs/interfaces.md', import.meta.url), 'utf8');
  const documented = new Set([...docs.matchAll(/^\| `(samplan_\w+)`/gm)].map(([, name]) => name));
  expect(told.size).toBeGreaterThan(0);
  expect(told).toEqual(documented);
  expect(text).not.toMatch(/secret/i);
  expect(text).not.toMatch(/[{,]\w+="p"/);
  expect(text).toContain('nodejs_eventloop_lag_p99_seconds');
});

test('they are told in Prometheus’ own format', async () => {
  await using server = await startTestServer();
  const answer = await fetch(`${server.url}/metrics`);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([
    200,
    'text/plain; version=0.0.4; charset=utf-8',
  ]);
  for (const line of (await answer.text()).trim().split('\n'))
    expect(line).toMatch(
      /^(|# (HELP|TYPE) \w+ .+|\w+(\{\w+="[^"]*"(,\w+="[^"]*")*\})? (-?[\d.e+-]+|Nan|\+Inf))$/,
    );
});

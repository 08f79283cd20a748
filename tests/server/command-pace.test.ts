import { expect, test } from 'vitest';
import { serverLimits } from '../../server/limits.ts';
import { readAll } from '../../shared/plan/document.ts';
import { titleOf } from '../builders.ts';
import { asking, type Ask } from './asking.ts';
import { admitted } from './people.ts';
import { startTestServer } from './serving.ts';

/* How many commands one person may send. */

test('one person sends so many commands at once, in whatever way; what is asked again is not counted', async () => {
  const limits = { ...serverLimits, commandBurst: 2, commandsPerMinute: 2 };
  await using server = await startTestServer({ limits });
  const askAs = (person: string) => asking(server.url, admitted(server.url, 'p', { person }));
  const [anna, berit] = [askAs('anna'), askAs('berit')];
  const retitleBy = (ask: Ask, key: string) =>
    ask('POST', '/api/plans/p/commands', {
      command: 'setField',
      input: { entity: 'action', id: 'a1', field: 'title', value: `Tittel ${key}` },
      key,
    });
  const first = await retitleBy(anna, 'k1');
  expect([first.status, (await retitleBy(anna, 'k2')).status]).toEqual([200, 200]);
  const refused = [
    await retitleBy(anna, 'k3'),
    await anna('PATCH', '/api/plans/p', { title: 'En annen plan' }),
  ];
  for (const { status, headers, body } of refused) {
    expect([status, headers.get('content-type')]).toEqual([429, 'application/problem+json']);
    expect(body).toMatchObject({ code: 'too-many' });
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(25);
    expect(Number(headers.get('retry-after'))).toBeLessThanOrEqual(30);
  }
  expect((await server.ctx.rooms.read('p', readAll)).plan).not.toMatchObject({ title: 'En annen plan' });
  expect(await server.ctx.rooms.read('p', (doc) => titleOf(doc, 'a1'))).toBe('Tittel k2');
  expect(await retitleBy(anna, 'k1')).toMatchObject({ status: 200, body: first.body });
  expect((await retitleBy(berit, 'k3')).status).toBe(200);
});

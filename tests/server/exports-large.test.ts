import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type * as Y from 'yjs';
import { exportFile } from '../../server/exchange/export-file.ts';
import { serverLimits } from '../../server/limits.ts';
import { planFromJson } from '../../shared/exchange/from-json.ts';
import { readAll } from '../../shared/plan/document.ts';
import { limits } from '../../shared/plan/schema.ts';
import { smallPlan } from '../builders.ts';
import { readDocx } from './exchange/read-docx.ts';
import { fetchAs } from './people.ts';
import { startTestServer, type TestServer } from './serving.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  server.ctx.plans.create('stor', fullPlan(), 'test');
});
afterAll(() => server[Symbol.asyncDispose]());

const fetchFile = (format: string): Promise<Response> =>
  fetchAs(server.url, `/api/plans/stor/export/${format}`);
const bytesOf = async (answer: Response): Promise<Uint8Array> => {
  expect(answer.status).toBe(200);
  return new Uint8Array(await answer.arrayBuffer());
};

/** A plan as large as one may be. */
function fullPlan(): Y.Doc {
  const strategies = Array.from({ length: 100 }, (_, s) => ({
    id: `s${s}`,
    title: `Strategi ${s}`,
    actions: Array.from({ length: limits.actions / 100 }, (_, a) => ({
      id: `a${s}-${a}`,
      title: `Tiltak ${a} under strategi ${s}`,
      description: 'Partene møtes og blir enige om hvem som gjør hva, og når.',
      owners: ['lk'],
      partners: ['lk'],
      status: 'proposed',
    })),
  }));
  return planFromJson({
    format: 'samplan-plan/1',
    plan: { title: 'Stor plan' },
    organisations: [{ id: 'lk', name: 'Kommunen', aliases: [] }],
    themes: [{ id: 't', no: 1, title: 'Tema', subGoals: [], indicators: [], strategies }],
  });
}

describe('of a plan as large as one may be', () => {
  /** How many rows there are in the tables of a file. */
  const rowsIn = {
    docx: (bytes: Uint8Array) => readDocx(bytes).tables.flat().length,
    xlsx: (bytes: Uint8Array) =>
      strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml']!).match(/<row /g)!.length,
  };

  test.each([
    ['docx', limits.actions + 100],
    ['xlsx', limits.actions + 1],
  ] as const)('%s is made while others are answered', async (format, rows) => {
    const made = { isOver: false };
    const fetched = fetchFile(format).finally(() => (made.isOver = true));
    let answered = 0;
    while (!made.isOver) {
      const { status } = await fetch(`${server.url}/healthz`);
      if (status === 200 && !made.isOver) answered++;
    }
    expect(answered).toBeGreaterThan(5);
    expect(rowsIn[format](await bytesOf(await fetched))).toBe(rows);
  });

  test.each(['docx', 'xlsx'] as const)('%s is not begun for who has left', async (format) => {
    const records = readAll(smallPlan());
    const [plan, seq] = ['p', 1];
    const wanted = {
      records,
      plan,
      seq,
      day: '2026-11-21',
      language: 'nb',
      url: undefined,
      changed: new Date(),
    } as const;
    const left = AbortSignal.abort(new Error('Gone'));
    await expect(exportFile(format, wanted, { time: 60_000, memory: 512 }, left)).rejects.toThrow('Gone');
  });

  test('what nobody waits for any more is not made', async () => {
    await using small = await startTestServer({
      limits: { ...serverLimits, exportsAtOnce: 1, exportsWaiting: 0, exportBurst: 1_000 },
    });
    small.ctx.plans.create('stor', fullPlan(), 'test');
    const path = '/api/plans/stor/export/docx';
    const waitFor = async (work: () => Promise<unknown>) => {
      const begun = performance.now();
      await work();
      return performance.now() - begun;
    };
    const whole = await waitFor(async () => bytesOf(await fetchAs(small.url, path)));
    const controller = new AbortController();
    const left = fetchAs(small.url, path, { signal: controller.signal }).catch((error: Error) => error.name);
    const another = async () => (await fetchAs(small.url, '/api/plans/p/export/xlsx')).status;
    // Full while it is being made.
    await expect.poll(another, { interval: 20, timeout: 30_000 }).toBe(429);
    controller.abort();
    expect(await left).toBe('AbortError');
    const rest = await waitFor(async () => {
      await expect.poll(another, { interval: 20, timeout: 30_000 }).toBe(200);
    });
    expect(rest).toBeLessThan(whole / 2);
  });
});

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { retitle, smallPlan, titleOf } from '../builders.ts';
import { until } from '../server/changing.ts';
import { connect } from '../server/clients.ts';
import { RawLine } from '../server/raw-line.ts';
import { startProcess, storePlan, tempDir } from '../server/serving.ts';
import { badLine } from './bad-lines.ts';

/* Bytes that no client sends, against a server of its own process: it may end the connection, never itself. */

const runs = Number(process.env.RUNS ?? 1_000);

test(
  `${runs} raw bad frames and requests end their own connection at most`,
  { timeout: 300_000 },
  async () => {
    using dir = tempDir();
    await storePlan(dir.path, 'p', smallPlan());
    await using server = await startProcess({ DATA_DIR: dir.path });
    using berit = connect(server.url);
    await berit.synced();
    let isDown = false;
    void server.exit.then(() => (isDown = true));
    const attack = badLine(server.url);
    const attacks = fc.asyncProperty(fc.array(attack, { minLength: 10, maxLength: 10 }), async (ten) => {
      await Promise.all(
        ten.map(async ({ bytes, isUpgraded, mustEnd }) => {
          using line = await (isUpgraded ? RawLine.upgraded(server.url) : RawLine.open(server.url));
          line.write(bytes);
          if (mustEnd)
            await line.until(
              `the end after ${Buffer.from(bytes).toString('hex')}`,
              () => isDown || line.isEnding,
            );
        }),
      );
      expect(isDown, `the server is down: ${server.stderr}`).toBe(false);
    });
    await fc.assert(attacks, { numRuns: Math.ceil(runs / 10) });

    const began = performance.now();
    using anna = connect(server.url);
    await anna.synced();
    retitle(anna.doc, 'a1', 'Etter alt dette');
    await anna.stored();
    await until('Anna’s title', [berit], () => titleOf(berit.doc, 'a1') === 'Etter alt dette', 2_000);
    expect(performance.now() - began, 'ms until an honest client has joined and edited').toBeLessThan(2_000);
    expect(berit.closedWith).toEqual([]);
    expect(titleOf(berit.doc, 'a2')).toBe('Tiltak a2');
  },
);

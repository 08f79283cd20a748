// Kills a real server again and again while people write, and counts what is lost of what was promised:
// node tests/bench/durability.ts [kills] [edits]
import { smallPlan } from '../builders.ts';
import { until } from '../server/changing.ts';
import { connect } from '../server/clients.ts';
import { startProcess, storePlan, tempDir } from '../server/serving.ts';
import { cards, Promised, type } from '../server/typing.ts';

const kills = Number(process.argv[2] ?? 100);
const edits = Number(process.argv[3] ?? 10_000);
const counts = { kills: 0, edits: 0, acknowledged: 0, shown: 0, lost: 0 };
const promised = new Promised();
const lost = new Set<string>();

/** One life of the server: what was promised before is looked for, then it dies at some moment while three people write. */
async function live(dataDir: string, enough: number): Promise<void> {
  await using server = await startProcess({ DATA_DIR: dataDir });
  const people = cards.map(() => connect(server.url));
  try {
    await Promise.all(people.map((client) => client.synced()));
    for (const what of promised.missingFrom(people[0]!.doc)) lost.add(what);
    let edits = 0;
    for (const { doc } of people)
      doc.on('afterTransaction', ({ local, changed }) => {
        if (changed.size > 0 && local) edits++;
        else if (changed.size > 0) counts.shown++;
      });
    const typing = people.map((client, index) => type(client, cards[index]!));
    await until(`${enough} edits`, people, () => edits >= enough);
    server.kill('SIGKILL');
    await server.exit;
    await Promise.all(typing);
    for (const client of people) {
      promised.note(client);
      counts.acknowledged += client.storedClock;
    }
    counts.edits += edits;
    counts.kills++;
  } finally {
    for (const client of people) client[Symbol.dispose]();
  }
}

using dir = tempDir();
await storePlan(dir.path, 'p', smallPlan());
while (counts.kills < kills || counts.edits < edits) {
  // Not always after the same number: every moment of a commit shall be hit.
  await live(dir.path, Math.ceil((edits / kills) * (0.5 + Math.random())));
  if (counts.kills % 10 === 0)
    console.error(`${counts.kills} kills, ${counts.edits} edits, ${lost.size} lost`);
}
await using server = await startProcess({ DATA_DIR: dir.path });
using later = connect(server.url);
await later.synced();
for (const what of promised.missingFrom(later.doc)) lost.add(what);
counts.lost = lost.size;
console.log(JSON.stringify({ ...counts, what: [...lost] }));
process.exitCode = lost.size > 0 ? 1 : 0;

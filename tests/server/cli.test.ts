import { admitted, fetchAs } from './people.ts';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type * as Y from 'yjs';
import { rootOf } from '../../shared/plan/document.ts';
import { addAction, examplePlan, exampleSource, retitle, smallPlan, textOf } from '../builders.ts';
import { connect } from './clients.ts';
import { createTestContext, openStore, runProgram, startTestServer, storePlan, tempDir } from './serving.ts';

/* The administrator's command line as a real process. */

const samplan = (dataDir: string, ...args: string[]) =>
  runProgram(['server/cli.ts', ...args], { DATA_DIR: dataDir });

/** One line, no stack trace. */
const sentence = /^[^\n]+\n$/;

/** A directory for data and files; `file` writes one and gives its path. */
function workplace() {
  const dir = tempDir();
  const path = (name: string) => join(dir.path, name);
  return {
    data: path('data'),
    path,
    file(name: string, content: unknown): string {
      writeFileSync(path(name), typeof content === 'string' ? content : JSON.stringify(content));
      return path(name);
    },
    [Symbol.dispose]: () => dir[Symbol.dispose](),
  };
}

test.concurrent('the help names every verb', async () => {
  using place = workplace();
  const [help, nothing] = await Promise.all([samplan(place.data, '--help'), samplan(place.data)]);
  for (const verb of ['plan list', 'plan export', 'plan import', 'inspect', 'verify', 'backup', 'restore'])
    expect(help.stdout).toContain(`samplan ${verb}`);
  expect([help.code, help.stderr]).toEqual([0, '']);
  expect(nothing).toEqual(help);
  expect(existsSync(place.data)).toBe(false);
});

test.concurrent.each([
  ['an unknown verb', ['plan', 'destroy', 'p'], 'There is no verb "plan destroy p"'],
  ['half a verb', ['plan'], 'There is no verb "plan"'],
  ['a verb by a name of every object', ['constructor'], 'There is no verb "constructor"'],
  ['an unknown option', ['plan', 'list', '--all'], "Unknown option '--all'"],
  ['no plan to export', ['plan', 'export'], 'plan export takes a plan and a file'],
  ['no file to export to', ['plan', 'export', 'p'], 'plan export takes a plan and a file'],
  ['a format there is none of', ['plan', 'export', 'p', 'p.pdf'], '"p.pdf" does not end in .docx, .xlsx'],
  ['a language nobody speaks', ['plan', 'export', 'p', 'p.csv', '--language', 'xx'], '--language is "xx"'],
  ['a part of a whole', ['plan', 'export', 'p', 'p.docx', '--org', 'lk'], 'takes no --org'],
  ['no file to import', ['plan', 'import'], 'plan import takes a file'],
  ['an id that is none', ['plan', 'import', 'p.json', '--id', 'P!'], '"P!" is no plan id'],
  ['no plan to inspect', ['inspect'], 'inspect takes a plan'],
  ['no file to back up to', ['backup'], 'backup takes a file'],
  ['no file to restore from', ['restore'], 'restore takes a file'],
])('%s is wrong usage', async (_name, args, told) => {
  using place = workplace();
  const { code, stdout, stderr } = await samplan(place.data, ...args);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(sentence);
  expect(stderr).toContain(told);
  expect(stderr).toContain('See samplan --help.');
});

test.concurrent('export, import, export again gives the same bytes; list, inspect and verify agree', async () => {
  using place = workplace();
  const { data } = place;
  const source = place.file('lillehammer-plan.json', exampleSource());
  const imported = await samplan(data, 'plan', 'import', source, '--id', 'lillehammer');
  expect(imported).toEqual({ code: 0, stdout: 'lillehammer\n', stderr: '' });
  const first = place.path('Kopi.json');
  expect(await samplan(data, 'plan', 'export', 'lillehammer', first)).toEqual({
    code: 0,
    stdout: '',
    stderr: '',
  });
  expect(readFileSync(first, 'utf8')).toBe(textOf(examplePlan()));

  expect(await samplan(data, 'plan', 'import', first)).toEqual({ code: 0, stdout: 'kopi\n', stderr: '' });
  const second = place.path('igjen.json');
  await samplan(data, 'plan', 'export', 'kopi', second);
  expect(readFileSync(second).equals(readFileSync(first))).toBe(true);

  const [list, inspect, verify] = await Promise.all([
    samplan(data, 'plan', 'list'),
    samplan(data, 'inspect', 'kopi'),
    samplan(data, 'verify'),
  ]);
  const { title } = exampleSource().plan;
  const line = (id: string) => `${id}\t${title}\t10 themes, 44 strategies, 132 actions\n`;
  expect(list).toEqual({ code: 0, stdout: line('lillehammer') + line('kopi'), stderr: '' });
  expect(inspect).toMatchObject({ code: 0, stderr: '' });
  expect(inspect.stdout).toMatch(
    /^epoch\t[0-9a-f-]{36}\nlast change\t1\nsnapshot at\t1\njournal records\t0\n/,
  );
  const names = [...inspect.stdout.matchAll(/^([^\t]+)\t/gm)].map(([, name]) => name);
  expect(names).toEqual([
    'epoch', 'last change', 'snapshot at', 'journal records', 'journal bytes', 'snapshots', 'records kept',
    'former epoch', 'document bytes', 'rebuilt bytes', 'ratio', 'client ids', 'damage',
  ]); // prettier-ignore
  expect(inspect.stdout).toMatch(/\nratio\t1\.\d\d\nclient ids\t1\ndamage\tnone\n$/);
  expect(verify).toEqual({ code: 0, stdout: 'ok: 2 plans\n', stderr: '' });
});

const small = JSON.parse(textOf(smallPlan())) as { themes: { strategies: { actions: object[] }[] }[] };
const withAction = (...actions: object[]) => ({
  ...small,
  themes: [{ id: 't', title: 'T', strategies: [{ id: 's', title: 'S', actions }] }],
});
const action = { id: 'a', title: 'A', owners: [], partners: [] };

test.concurrent.each<[string, unknown, ...string[]]>([
  ['text that is no JSON', '{"plan": oops\n}\n', 'bad.json" is no JSON'],
  ['an empty file', '', 'bad.json" is no JSON'],
  ['a list', [], 'The file', '[]'],
  ['no themes', { plan: {} }, 'themes is missing'],
  [
    'a title that is a number',
    withAction({ ...action, title: 7 }),
    'themes.0.strategies.0.actions.0.title',
    '7',
    'string',
  ],
  [
    'an unknown status',
    withAction({ ...action, status: 'late' }),
    'actions.0.status',
    '"late"',
    '"under-way"',
  ],
  ['an id with capitals', withAction({ ...action, id: 'A1' }), 'actions.0.id', '"A1"'],
  ['one id on two cards', withAction(action, action), 'The id "a" stands on two actions'],
])('%s is refused with one sentence that says where and what', async (_name, content, ...told) => {
  using place = workplace();
  const { code, stdout, stderr } = await samplan(
    place.data,
    'plan',
    'import',
    place.file('bad.json', content),
  );
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(sentence);
  for (const part of told) expect(stderr).toContain(part);
});

test.concurrent('what there is not, and what there already is, is refused, and nothing is changed', async () => {
  using place = workplace();
  const { data } = place;
  await storePlan(data, 'p', smallPlan());
  const target = place.path('out.json');
  const refused = await Promise.all([
    samplan(data, 'plan', 'export', 'nowhere', target),
    samplan(data, 'inspect', 'nowhere'),
    samplan(data, 'plan', 'import', place.file('p.json', exampleSource())),
    samplan(data, 'plan', 'import', place.path('missing.json')),
    samplan(data, 'plan', 'export', 'p', place.path('no/such/directory.json')),
    runProgram(['server/cli.ts', 'plan', 'list'], { DATA_DIR: data, LOG_LEVEL: 'loud' }),
  ]);
  expect(refused.map(({ code, stdout }) => [code, stdout])).toEqual(refused.map(() => [1, '']));
  for (const { stderr } of refused) expect(stderr).toMatch(sentence);
  expect(refused.map(({ stderr }) => stderr)).toEqual(
    [
      'There is no plan "nowhere"', 'There is no plan "nowhere"', 'There already is a plan "p"', 'missing.json',
      'directory.json', 'LOG_LEVEL is "loud"',
    ].map((part) => expect.stringContaining(part) as string),
  ); // prettier-ignore
  expect(existsSync(target)).toBe(false);
  expect((await samplan(data, 'plan', 'list')).stdout).toBe(
    'p\tEn liten plan\t2 themes, 3 strategies, 4 actions\n',
  );
});

test.concurrent('a broken record is named by verify, and the rest still comes out', async () => {
  using place = workplace();
  const { data } = place;
  const doc = smallPlan();
  (rootOf(doc, 'action').get('a2') as Y.Map<unknown>).set('title', 7);
  await storePlan(data, 'p', doc);
  const out = place.path('out.json');
  const [verify, exported, list, inspect] = await Promise.all([
    samplan(data, 'verify'),
    samplan(data, 'plan', 'export', 'p', out),
    samplan(data, 'plan', 'list'),
    samplan(data, 'inspect', 'p'),
  ]);
  expect(verify).toEqual({ code: 1, stdout: '', stderr: 'p: actions/a2/title cannot be read\n' });
  expect([exported.code, list.code, inspect.code]).toEqual([0, 0, 0]);
  expect(readFileSync(out, 'utf8')).toBe(textOf(doc));
});

test.concurrent('it works while a server runs on the same directory', async () => {
  using place = workplace();
  const { data } = place;
  await using server = await startTestServer({ dataDir: data });
  using anna = connect(server.url);
  await anna.synced();
  retitle(anna.doc, 'a1', 'Fra tavla');
  await anna.stored();
  const out = place.path('ut.json');
  const [exported, imported, verify] = await Promise.all([
    samplan(data, 'plan', 'export', 'p', out),
    samplan(data, 'plan', 'import', place.file('ny.json', exampleSource())),
    samplan(data, 'verify'),
  ]);
  const done = { code: 0, stderr: '' };
  expect([exported, imported, verify]).toMatchObject([done, done, done]);
  expect(readFileSync(out, 'utf8')).toBe(textOf(anna.doc));
  admitted(server.url, 'ny', { person: 'reader' });
  expect(await (await fetchAs(server.url, '/api/plans')).json()).toMatchObject([{ id: 'p' }, { id: 'ny' }]);
  using berit = connect(server.url, { plan: 'ny' });
  await berit.synced();
  expect(textOf(berit.doc)).toBe(textOf(examplePlan()));
  addAction(anna.doc, 'Videre');
  await anna.stored();
  expect(anna.closedWith).toEqual([]);
});

test.concurrent('it waits while somebody else writes', async () => {
  using place = workplace();
  await storePlan(place.data, 'p', smallPlan());
  using other = openStore(place.data);
  other.exec('BEGIN IMMEDIATE');
  const importing = samplan(place.data, 'plan', 'import', place.file('ny.json', exampleSource()));
  await setTimeout(3_000);
  other.exec('COMMIT');
  expect(await importing).toEqual({ code: 0, stdout: 'ny\n', stderr: '' });
});

test.concurrent('verify looks at one moment, whatever is made meanwhile', async () => {
  using place = workplace();
  await storePlan(place.data, 'p', smallPlan());
  await using ctx = createTestContext({ dataDir: place.data });
  const verified = samplan(place.data, 'verify');
  const ended = verified.then(() => true);
  for (let made = 0; !(await Promise.race([ended, setTimeout(10, false)])); made++)
    ctx.plans.create(`p${made}`, smallPlan(), 'test');
  expect(await verified).toEqual({
    code: 0,
    stdout: expect.stringMatching(/^ok: \d+ plans\n$/) as string,
    stderr: '',
  });
});

test.concurrent('a plan is written in each format, by the ending of the file', async () => {
  using place = workplace();
  await storePlan(place.data, 'p', smallPlan());
  const write = (name: string, ...options: string[]) =>
    samplan(place.data, 'plan', 'export', 'p', place.path(name), ...options);
  const written = await Promise.all([
    write('p.docx'),
    write('p.XLSX'),
    write('p.csv', '--language', 'en', '--org', 'lk'),
    write('p.ics'),
  ]);
  expect(written).toEqual(written.map(() => ({ code: 0, stdout: '', stderr: '' })));
  const begins = (name: string, text: string) =>
    expect(readFileSync(place.path(name)).subarray(0, text.length).toString('latin1')).toBe(text);
  begins('p.docx', 'PK');
  begins('p.XLSX', 'PK');
  expect(readFileSync(place.path('p.csv'), 'utf8').split('\r\n')).toHaveLength(6);
  expect(readFileSync(place.path('p.csv'), 'utf8')).toMatch(/^\ufeffId;Number;Theme;Strategy;Action;/);
  begins('p.ics', 'BEGIN:VCALENDAR');
  const nobody = await write('x.csv', '--org', 'ingen');
  expect([nobody.code, nobody.stderr]).toEqual([1, 'There is no organisation "ingen" in "p"\n']);
});

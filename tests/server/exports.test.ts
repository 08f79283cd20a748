import { strFromU8, unzipSync } from 'fflate';
import papa from 'papaparse';
import readWorkbook from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { unguarded } from '../../shared/exchange/formula-guard.ts';
import { namesIn } from '../../shared/exchange/outline.ts';
import { jsonText, planToJson } from '../../shared/exchange/to-json.ts';
import { isBroken, readAll, type Records } from '../../shared/plan/document.ts';
import type { Action } from '../../shared/plan/schema.ts';
import { planFromJson } from '../../shared/exchange/from-json.ts';
import { serverLimits } from '../../server/limits.ts';
import { calendarLines } from '../shared/calendar-lines.ts';
import { readDocx, type ReadDocx } from './exchange/read-docx.ts';
import { fetchAs } from './people.ts';
import { startTestServer, type TestServer } from './serving.ts';

const plan = 'lillehammer';
let server: TestServer;
let records: Records;
let actions: Action[];
let document: ReadDocx;
beforeAll(async () => {
  server = await startTestServer({ example: true });
  records = await server.ctx.rooms.read(plan, (doc) => readAll(doc));
  document = readDocx(await exported('docx'));
  actions = [...records.actions.values()].filter((one): one is Action => !isBroken(one));
});
afterAll(() => server[Symbol.asyncDispose]());

const fetchFile = (what: string, of = plan): Promise<Response> =>
  fetchAs(server.url, `/api/plans/${of}/export/${what}`);
const bytesOf = async (answer: Response): Promise<Uint8Array> => {
  expect(answer.status).toBe(200);
  return new Uint8Array(await answer.arrayBuffer());
};
const exported = async (what: string, of = plan) => bytesOf(await fetchFile(what, of));

describe('as a Word document', () => {
  test('has the form of the plan, and all that its tables say', () => {
    const { paragraphs, tables, text } = document;
    const styled = (style: string) => paragraphs.filter((one) => one.style === style).map((one) => one.text);
    const chapters = [...records.themes.values()].map((one) =>
      isBroken(one) ? '' : `${one.no} ${one.title}`,
    );
    expect(styled('Heading1')).toEqual(chapters);
    expect(chapters).toHaveLength(10);
    expect(chapters).toContain('3 Etablerere og vekst');
    const strategies = styled('Heading2').filter((heading) => heading.startsWith('Strategi '));
    expect(strategies).toHaveLength(44);
    expect(strategies).toContain('Strategi 3.1: Én inngang for etablerere');
    expect(styled('Title')).toEqual(['Næringsplan for Lillehammer-regionen (eksempel)']);
    expect(tables).toHaveLength(44);
    expect(tables.flat().filter(({ isHeader }) => !isHeader)).toHaveLength(132);
    for (const { title, description } of actions) {
      expect(text).toContain(title);
      for (const line of description.split('\n')) expect(text).toContain(line.replace(/^- /, ''));
    }
  });

  test('tells of every action who is responsible, who joins, and when', () => {
    const rows = document.tables.flat();
    const names = namesIn(records);
    for (const action of actions) {
      const row = rows.find(({ cells }) => cells[0]!.startsWith(`${action.number} ${action.title}`))!;
      const [, owners, partners, time] = row.cells;
      for (const name of names(action.owners)) expect(owners).toContain(name);
      for (const name of names(action.partners)) expect(partners).toContain(name);
      expect(owners).toContain(action.ownerNote ? `(${action.ownerNote})` : '');
      expect(partners).toContain(action.partnerNote ? `(${action.partnerNote})` : '');
      expect(time).toContain(action.timeText ?? '');
    }
  });

  test('marks the head of every table, which comes again on every page, and has a column of money where there is any', () => {
    const { tables } = document;
    const usual = ['Tiltak', 'Hovedansvar', 'Samarbeidspartnere', 'Tidsbruk'];
    for (const [head, ...rows] of tables) {
      expect(head!.isHeader).toBe(true);
      expect(rows.some(({ isHeader }) => isHeader)).toBe(false);
      expect(head!.cells.slice(0, 4)).toEqual(usual);
      expect(new Set(rows.map(({ cells }) => cells.length))).toEqual(new Set([head!.cells.length]));
    }
    const withMoney = tables.filter(([head]) => head!.cells[4] === 'Finansiering');
    const money = withMoney.flat().map(({ cells }) => cells[4]!);
    expect(new Set(money)).toEqual(
      new Set(['', 'Finansiering', '50 000 kr i tilskudd fra Regionrådet', 'Finansiert i tre år']),
    );
    expect(withMoney).toHaveLength(2);
  });

  test('has its contents with page numbers, its language, its title, and where it comes from', () => {
    const { files, paragraphs } = document;
    const contents = paragraphs.filter(({ style }) => /^TOC\d/.test(style)).map(({ text }) => text);
    expect(contents.filter((line) => /^Strategi .+\d$/.test(line))).toHaveLength(44);
    expect(contents.find((line) => line.startsWith('3 Etablerere og vekst'))).toMatch(/vekst\d+$/);
    const part = (name: string) => strFromU8(files[name]!);
    expect(part('word/document.xml')).toContain('TOC \\h \\o &quot;1-2&quot;');
    expect(part('word/styles.xml')).toContain('w:lang w:val="nb-NO"');
    expect(part('docProps/core.xml')).toContain(
      '<dc:title>Næringsplan for Lillehammer-regionen (eksempel)</dc:title>',
    );
    expect(part('docProps/custom.xml')).toContain('lillehammer');
    const footers = Object.keys(files)
      .filter((name) => /footer/.test(name))
      .map(part)
      .join('');
    expect(footers).toContain('PAGE');
    const points = paragraphs.filter(({ isPoint }) => isPoint);
    expect(points.length).toBeGreaterThan(0);
  });

  test('speaks the language that is asked for', async () => {
    const { paragraphs, files } = readDocx(await exported('docx?language=en'));
    expect(paragraphs.some(({ text }) => text === 'Strategy 3.1: Én inngang for etablerere')).toBe(true);
    expect(strFromU8(files['word/styles.xml']!)).toContain('w:lang w:val="en-GB"');
  });
});

type Workbook = { sheet: string; data: (string | number | boolean | Date | null)[][] }[];
const readXlsx = async (bytes: Uint8Array) => (await readWorkbook(Buffer.from(bytes))) as unknown as Workbook;

describe('as a workbook', () => {
  test('has a row for each action, with its id, its names and real dates', async () => {
    const [sheet] = await readXlsx(await exported('xlsx'));
    const [head, ...rows] = sheet!.data;
    expect(sheet!.sheet).toBe('Tiltak');
    expect(rows).toHaveLength(132);
    const at = (name: string) => head!.indexOf(name);
    const row = rows.find((one) => one[at('Id')] === 't05-s2-a3')!;
    expect(row[at('Nummer')]).toBe('5.2.3');
    expect(row[at('Tema')]).toBe('5 Bo, studere og arbeide her');
    expect(row[at('Hovedansvar')]).toBe('Lillehammer kommune');
    expect(row[at('Frist')]).toEqual(new Date('2015-01-31'));
    expect(row[at('Status')]).toBe('Foreslått');
    expect(new Set(rows.map((one) => one[at('Id')]))).toEqual(new Set(records.actions.keys()));
  });

  test('tells of the organisations, the sums, and which change of which plan it was written after', async () => {
    const [, organisations, sums, about] = await readXlsx(await exported('xlsx?language=nb'));
    expect(organisations!.data).toHaveLength(records.organisations.size + 1);
    expect(sums!.data.at(-1)!.slice(0, 4)).toEqual(['Hele planen', 132, 0, 132]);
    const seq = await server.ctx.rooms.read(plan, (_doc, at) => at);
    expect(about!.data.slice(1, 4)).toEqual([
      ['Plan', 'Næringsplan for Lillehammer-regionen (eksempel)'],
      ['Planens id', plan],
      ['Skrevet etter endring nummer', seq],
    ]);
  });

  test('has what one organisation leads or joins, when that is asked for', async () => {
    const [sheet, , , about] = await readXlsx(await exported('xlsx?org=lru'));
    const expected = actions.filter(({ owners, partners }) => [...owners, ...partners].includes('lru'));
    const ids = sheet!.data.slice(1).map(([id]) => id);
    expect(ids).toHaveLength(expected.length);
    expect(new Set(ids)).toEqual(new Set(expected.map(({ id }) => id)));
    expect(about!.data.at(-1)).toEqual(['Bare tiltak med', 'Lillehammer-regionen utvikling']);
  });
});

describe('as a text file', () => {
  test('has the same rows, for spreadsheets of this country', async () => {
    const text = Buffer.from(await exported('csv')).toString('utf8');
    expect(text.startsWith('\ufeffId;Nummer;Tema;')).toBe(true);
    // Between rows; within a cell lines end as they do in spreadsheets.
    expect(text.replaceAll('\r\n', '').replaceAll(/"[^"]*"/g, '')).not.toMatch(/[\r\n]/);
    const { data, errors } = papa.parse<string[]>(text.slice(1).trimEnd(), { delimiter: ';' });
    expect(errors).toEqual([]);
    expect(data).toHaveLength(133);
    expect(new Set(data.map((row) => row.length))).toEqual(new Set([25]));
    expect(new Set(data.slice(1).map(([id]) => id))).toEqual(new Set(records.actions.keys()));
  });
});

/** Texts that spreadsheets take for formulas, and ones that break what is careless about quotes, marks and letters. */
const nasty = [
  '=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1+1', '＋1', '－1', '＠A1', " =cmd|' /C calc'!A0", "'=1",
  'a;b "c"\n- d', '<b>&amp;</b>', '\u0001\u0007skjult', 'halv \ud800 letter', '🎿 ski', 'æøå',
]; // prettier-ignore

describe('whatever stands in it', () => {
  const id = 'farlig';
  beforeAll(() => {
    const json = {
      format: 'samplan-plan/1',
      plan: { title: '"Plan"/../<x> æ =1' },
      organisations: nasty.map((name, n) => ({ id: `o${n}`, name, aliases: [] })),
      themes: [
        {
          id: 't',
          no: 1,
          title: nasty[0],
          subGoals: nasty,
          indicators: [],
          strategies: [
            {
              id: 's',
              title: nasty[1],
              actions: nasty.map((text, n) => ({
                id: `a${n}`,
                title: text,
                description: text,
                owners: [`o${n}`],
                ownerNote: text,
                partners: [],
                status: 'idea',
                time: { text, due: '2027-02-28' },
              })),
            },
          ],
        },
      ],
    };
    server.ctx.plans.create(id, planFromJson(json), 'test');
  });

  test('no cell of a workbook is a formula, and texts stay as they are', async () => {
    const bytes = await exported('xlsx', id);
    const files = unzipSync(bytes);
    const sheets = Object.keys(files).filter((name) => name.startsWith('xl/worksheets/sheet'));
    expect(sheets).toHaveLength(4);
    for (const name of sheets) expect(strFromU8(files[name]!)).not.toMatch(/<f[ >]/);
    const [sheet] = await readXlsx(bytes);
    const written = sheet!.data.slice(1).map((row) => String(row[4]));
    const clean = nasty.map((text) => text.toWellFormed().replaceAll(/[[\p{Cc}--[\t\n\r]]\ufffd]/gv, ''));
    expect(written.map((text) => text.replaceAll('\r\n', '\n').trim())).toEqual(
      clean.map((text) => text.trim()),
    );
  });

  test('no cell of a text file begins like a formula, and texts come back as they were', async () => {
    const text = Buffer.from(await exported('csv', id))
      .toString('utf8')
      .slice(1)
      .trimEnd();
    const { data } = papa.parse<string[]>(text, { delimiter: ';', newline: '\r\n' });
    const cells = data.slice(1);
    for (const cell of cells.flat()) expect(cell).not.toMatch(/^[\s\ufeff]*[=+\-@＝＋－＠]|^[\t\r\n]/u);
    expect(cells.map((row) => unguarded(row[4]!))).toEqual(nasty.map((one) => one.toWellFormed()));
  });

  test('the document can be read, and so can the calendar', async () => {
    const { text } = readDocx(await exported('docx', id));
    for (const one of ['=1+1', '<b>&amp;</b>', 'skjult', '🎿 ski']) expect(text).toContain(one);
    const calendar = Buffer.from(await exported('ics', id)).toString('utf8');
    const events = calendarLines(calendar).filter(({ name }) => name === 'SUMMARY');
    expect(events).toHaveLength(nasty.length);
  });

  test('the name of the file is fit for any system', async () => {
    const answer = await fetchFile('csv', id);
    const day = new Date().toISOString().slice(0, 10);
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename="Plan .. x ae =1 ${day}.csv"; filename*=UTF-8''Plan%20..%20x%20%C3%A6%20%3D1%20${day}.csv`,
    );
  });
});

describe('as JSON and as a calendar', () => {
  test('JSON is canonical, byte by byte', async () => {
    expect(Buffer.from(await exported('json')).toString('utf8')).toBe(jsonText(planToJson(records)));
  });

  test('a calendar has every deadline', async () => {
    const calendar = Buffer.from(await exported('ics')).toString('utf8');
    const days = calendarLines(calendar).filter(({ name }) => name === 'DTSTART');
    expect(days).toHaveLength(actions.filter(({ due }) => due !== undefined).length);
    expect(days.length).toBeGreaterThan(50);
  });
});

describe('how it is handed out', () => {
  test.each([
    ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['csv', 'text/csv; charset=utf-8'],
    ['json', 'application/json'],
    ['ics', 'text/calendar; charset=utf-8'],
  ])('%s says what it is, and is kept nowhere', async (format, type) => {
    const { headers } = await fetchFile(format);
    expect(headers.get('content-type')).toBe(type);
    expect(headers.get('cache-control')).toBe('no-store');
    const day = new Date().toISOString().slice(0, 10);
    expect(headers.get('content-disposition')).toContain(
      `filename="Naeringsplan for Lillehammer-regionen (eksempel) ${day}.${format}"`,
    );
  });

  test.each([
    ['pdf', 404, 'not-found', 'format'],
    ['constructor', 404, 'not-found', 'format'],
    ['csv?org=ingen', 404, 'not-found', 'org'],
    ['csv?language=da', 422, 'bad-input', 'language'],
    ['docx?org=lru', 422, 'bad-input', 'org'],
  ])('%s is refused in a sentence', async (what, status, code, path) => {
    const answer = await fetchFile(what);
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ code, path });
  });

  test('who may not read the plan gets nothing', async () => {
    const stranger = { person: 'noen-andre' };
    const answer = await fetchAs(server.url, `/api/plans/nothing/export/csv`, {}, stranger);
    expect(answer.status).toBe(404);
    expect((await fetch(`${server.url}/api/plans/${plan}/export/csv`)).status).toBe(401);
  });

  test('nobody fetches without end', async () => {
    await using small = await startTestServer({
      limits: { ...serverLimits, exportBurst: 2, exportPause: 60_000 },
    });
    const ask = async () =>
      (await fetchAs(small.url, '/api/plans/p/export/csv', {}, { person: 'ivrig' })).status;
    expect([await ask(), await ask(), await ask()]).toEqual([200, 200, 429]);
    expect((await fetchAs(small.url, '/api/plans/p/export/csv')).status).toBe(200);
  });

  test('what takes too long, or too much, is given up in a sentence', async () => {
    await using small = await startTestServer({ limits: { ...serverLimits, exportTime: 1 } });
    const answer = await fetchAs(small.url, '/api/plans/p/export/docx');
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ code: 'limit', path: 'time' });
  });
});

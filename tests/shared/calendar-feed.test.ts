import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendarOf, type Calendar } from '../../shared/exchange/calendar-feed.ts';
import { planFromJson } from '../../shared/exchange/from-json.ts';
import { readAll } from '../../shared/plan/document.ts';
import { limits } from '../../shared/plan/schema.ts';
import { calendarLines, textOfValue, type CalendarLine } from './calendar-lines.ts';

interface Given {
  readonly title?: string;
  readonly theme?: string;
  readonly [field: string]: unknown;
}

const calendar = (actions: readonly Given[], more: Partial<Calendar> = {}): string => {
  const doc = planFromJson({
    format: 'samplan-plan/1',
    plan: { title: 'Plan' },
    organisations: [
      { id: 'lk', name: 'Kommunen', aliases: [] },
      { id: 'hil', name: 'Høgskolen; Lillehammer, Norge', aliases: [] },
    ],
    themes: [
      {
        id: 't',
        no: 1,
        title: actions[0]?.theme ?? 'Tema, ett',
        subGoals: [],
        indicators: [],
        strategies: [
          {
            id: 's',
            title: 'S',
            actions: actions.map(({ theme: _theme, ...action }, n) => ({
              id: `a${n}`,
              title: 'Tiltak',
              owners: [],
              partners: [],
              status: 'proposed',
              ...action,
            })),
          },
        ],
      },
    ],
  });
  const changed = new Date('2026-11-21T20:15:00.500Z');
  return calendarOf({ records: readAll(doc), plan: 'p', title: 'Plan', language: 'nb', changed, ...more });
};

/** The events, each as its lines by their names, none of which may come twice (RFC 5545, 3.6.1). */
function eventsIn(text: string): Map<string, CalendarLine>[] {
  const events: Map<string, CalendarLine>[] = [];
  for (const line of calendarLines(text)) {
    const event = events.at(-1);
    if (line.name === 'BEGIN' && line.value === 'VEVENT') events.push(new Map());
    else if (event?.has(line.name) && line.name !== 'END') throw new Error(`${line.name} comes twice`);
    else event?.set(line.name, line);
  }
  for (const event of events) event.delete('END');
  return events;
}

const due = { time: { text: 'Innen mars 2027', due: '2027-03-31' } };

describe('a calendar (RFC 5545)', () => {
  test('3.4: is one object, with what must stand in it', () => {
    const lines = calendarLines(calendar([due, due])).map(({ name, value }) => `${name}:${value}`);
    expect(lines[0]).toBe('BEGIN:VCALENDAR');
    expect(lines.at(-1)).toBe('END:VCALENDAR');
    expect(lines.filter((line) => line === 'VERSION:2.0')).toHaveLength(1);
    expect(lines.filter((line) => line.startsWith('PRODID:'))).toHaveLength(1);
    expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(2);
    expect(lines.filter((line) => line === 'END:VEVENT')).toHaveLength(2);
  });

  test('3.6.1: a deadline takes its whole day, and ends with the next', () => {
    const text = calendar([{ ...due, number: '1.1.1', owners: ['lk'] }], { url: 'https://plan.example' });
    const [event] = eventsIn(text);
    const told = Object.fromEntries(
      [...event!].map(([name, { parameters, value }]) => [name, [...parameters, value]]),
    );
    expect(told).toEqual({
      UID: ['a0@p'],
      DTSTAMP: ['20261121T201500Z'],
      DTSTART: ['VALUE=DATE', '20270331'],
      DTEND: ['VALUE=DATE', '20270401'],
      SUMMARY: ['1.1.1 Tiltak'],
      DESCRIPTION: [String.raw`Hovedansvar: Kommunen\nTidsbruk: Innen mars 2027`],
      URL: ['https://plan.example/plan/p/card/a0'],
      CATEGORIES: [String.raw`Tema\, ett`],
      TRANSP: ['TRANSPARENT'],
    });
  });

  test.each([
    ['a leap day', '2028-02-29', '20280229', '20280301'],
    ['the last of a year', '2027-12-31', '20271231', '20280101'],
    ['the last day there is', '9999-12-31', '99991231', undefined],
  ])('3.3.4: %s', (_what, day, start, end) => {
    const [event] = eventsIn(calendar([{ time: { text: '', due: day } }]));
    expect(event!.get('DTSTART')!.value).toBe(start);
    expect(event!.get('DTEND')?.value).toBe(end);
  });

  test('has next steps too, under an id of their own', () => {
    const step = { ...due, nextStep: 'Møte', nextDate: '2027-01-15' };
    const events = eventsIn(calendar([step]));
    expect(events.map((event) => event.get('UID')!.value)).toEqual(['a0@p', 'a0-next@p']);
    expect(events[1]!.get('SUMMARY')!.value).toBe('Neste steg: Møte');
    expect(events[1]!.get('DTSTART')!.value).toBe('20270115');
  });

  test('has nothing that is done, closed, put away or without a day', () => {
    const gone = [
      { ...due, status: 'done' },
      { ...due, status: 'closed' },
      { ...due, archived: true },
      { time: { text: 'Løpende' } },
    ];
    expect(eventsIn(calendar(gone))).toEqual([]);
    expect(eventsIn(calendar([...gone, due]))).toHaveLength(1);
  });

  test('has what one organisation leads or joins', () => {
    const actions = [
      { ...due, owners: ['lk'] },
      { ...due, partners: ['lk'] },
      { ...due, owners: ['hil'] },
    ];
    const text = calendar(actions, { org: 'lk' });
    expect(eventsIn(text).map((event) => event.get('UID')!.value)).toEqual(['a0@p', 'a1@p']);
    const name = calendarLines(calendar(actions, { org: 'hil' })).find((line) => line.name === 'NAME')!;
    expect(textOfValue(name.value)).toBe('Frister i Plan, Høgskolen; Lillehammer, Norge');
  });

  test.each([
    ['a line of 75 octets is not cut', 'x'.repeat(75 - 'SUMMARY:'.length), 1],
    ['one of 76 is', 'x'.repeat(76 - 'SUMMARY:'.length), 2],
    ['no letter of two octets is cut', 'ø'.repeat(100), 3],
    ['no sign of four octets is cut', '🎿'.repeat(60), 4],
  ])('3.1: %s', (_what, title, count) => {
    const physical = calendar([{ ...due, title }]).split('\r\n');
    const first = physical.findIndex((line) => line.startsWith('SUMMARY:'));
    const rest = physical.slice(first + 1).findIndex((line) => !line.startsWith(' '));
    expect(rest + 1).toBe(count);
  });

  /** Letters that break what is careless, often, among any others. */
  const text = fc.string({
    unit: fc.oneof(
      fc.constantFrom(
        ...Array.from('\\;,:"\n\r\t \u0000\u0007\u007f\u0085\u2028=^'),
        '\r\n',
        'BEGIN:VEVENT',
        '🎿',
        'ø',
        '\ud800',
      ),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
    ),
    maxLength: 60,
  });

  test('3.3.11: whatever a title says comes back, and nothing else is in the calendar', () => {
    fc.assert(
      fc.property(text, text, text, (title, words, theme) => {
        const fit = (one: string, most: number) => one.slice(0, most);
        const [titleText, timeText, themeText] = [
          fit(title, limits.title),
          fit(words, limits.phrase),
          fit(theme, 200),
        ];
        const [event, ...others] = eventsIn(
          calendar([{ title: titleText, theme: themeText, time: { text: timeText, due: '2027-03-31' } }]),
        );
        expect(others).toEqual([]);
        const stored = (one: string) =>
          one
            .toWellFormed()
            .replaceAll(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
            .replaceAll(/[\p{Cc}--[\t\n]]/gv, '');
        expect(textOfValue(event!.get('SUMMARY')!.value)).toBe(stored(titleText));
        const description = event!.get('DESCRIPTION')?.value;
        expect(textOfValue(description ?? '')).toBe(timeText && stored(`Tidsbruk: ${timeText}`));
        expect(textOfValue(event!.get('CATEGORIES')?.value ?? '')).toBe(stored(themeText));
      }),
      { numRuns: 500, seed: 5545 },
    );
  });
});

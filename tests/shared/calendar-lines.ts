/** One line of a calendar, taken apart. */
export interface CalendarLine {
  readonly name: string;
  readonly parameters: readonly string[];
  readonly value: string;
}

/** contentline, with parameters whose values need no quotes (RFC 5545, 3.1). */
const contentLine = /^([A-Za-z0-9\-]+)((?:;[A-Za-z0-9\-]+=[^\p{Cc}";:,]+)*):((?:\t|\P{Cc})*)$/v;

/**
 * Reads a calendar as RFC 5545 has it: lines end with CRLF and have at most 75 octets; one that begins with a space goes
 * on with the line before.
 * @throws Error with the line that is none
 */
export function calendarLines(text: string): CalendarLine[] {
  if (!text.endsWith('\r\n')) throw new Error('The last line has no end');
  const physical = text.slice(0, -2).split('\r\n');
  for (const line of physical) {
    if (/[\r\n]/.test(line)) throw new Error(`A line break stands alone in ${JSON.stringify(line)}`);
    if (Buffer.byteLength(line) > 75) throw new Error(`Longer than 75 octets: ${line}`);
    if (!line.isWellFormed()) throw new Error(`Half a character in ${line}`);
  }
  return physical
    .join('\r\n')
    .replaceAll('\r\n ', '')
    .split('\r\n')
    .map((line) => {
      const [, name, parameters, value] = contentLine.exec(line) ?? [];
      if (name === undefined) throw new Error(`No content line: ${line}`);
      return { name, parameters: parameters!.split(';').slice(1), value: value! };
    });
}

/** The text that a value stands for. @throws Error when it is none (RFC 5545, 3.3.11) */
export function textOfValue(value: string): string {
  if (!/^(?:[^\\;,]|\\[\\;,nN])*$/u.test(value)) throw new Error(`No text: ${value}`);
  return value.replaceAll(/\\(.)/g, (_, letter: string) => (/n/i.test(letter) ? '\n' : letter));
}

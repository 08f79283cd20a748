import { Paragraph, TextRun, type IParagraphOptions } from 'docx';
import { xmlText } from './out-text.ts';

/** A point of a list, as plans write them. */
const point = /^[ \t]*[-–•*][ \t]+/;

const linesOf = (text: string): string[] =>
  xmlText(text)
    .split(/\r\n|[\n\r]/)
    .map((line) => line.trimEnd())
    .filter((line) => line.trim() !== '');

/** A text as paragraphs, its points as a list. */
export const paragraphsOf = (text: string, options: IParagraphOptions = {}): Paragraph[] =>
  linesOf(text).map((line) =>
    point.test(line) ? bullet(line, options) : new Paragraph({ ...options, text: line }),
  );

/** One point a line, whether or not it is written as one. */
export const pointsOf = (text: string): Paragraph[] => linesOf(text).map((line) => bullet(line));

const bullet = (line: string, options: IParagraphOptions = {}): Paragraph =>
  new Paragraph({ ...options, text: line.replace(point, ''), bullet: { level: 0 } });

export const boldParagraph = (text: string, options: IParagraphOptions = {}): Paragraph =>
  new Paragraph({ ...options, children: [new TextRun({ text: xmlText(text), bold: true })] });

/** A remark beside what it is about: "(Prosjektleder)". */
export const remark = (text: string | undefined, options: IParagraphOptions = {}): Paragraph[] =>
  text === undefined || text.trim() === ''
    ? []
    : [new Paragraph({ ...options, text: `(${linesOf(text).join(' ')})` })];

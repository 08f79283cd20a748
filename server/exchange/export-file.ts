import { calendarOf } from '../../shared/exchange/calendar-feed.ts';
import { titleIn, type Exported } from '../../shared/exchange/export-rows.ts';
import { jsonText, planToJson } from '../../shared/exchange/to-json.ts';
import { csvOf } from './csv-out.ts';
import { runInWorker, type WorkLimits } from './run-in-worker.ts';

export const exportFormats = ['docx', 'xlsx', 'csv', 'json', 'ics'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export const exportTypes: Readonly<Record<ExportFormat, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json',
  ics: 'text/calendar; charset=utf-8',
};

/** Formats that hold the whole plan, never a part of it. */
export const wholeOnly: ReadonlySet<ExportFormat> = new Set(['docx', 'json']);

/** What a file is made of, whatever its format. */
export interface Wanted extends Exported {
  /** Where people reach the program, when that is known. */
  readonly url: string | undefined;
  /** When the plan was changed last. */
  readonly changed: Date;
}

const tasks = {
  docx: new URL('./docx-out.ts', import.meta.url),
  xlsx: new URL('./xlsx-out.ts', import.meta.url),
} as const;

/** Those that take long, and are made in a thread of their own. */
export const isHeavy = (format: ExportFormat): format is keyof typeof tasks => Object.hasOwn(tasks, format);

/**
 * A plan as a file.
 * @throws AppError `limit` when it takes too long or too much memory; the signal's reason
 */
export async function exportFile(
  format: ExportFormat,
  { url, changed, ...exported }: Wanted,
  limits: WorkLimits,
  signal?: AbortSignal,
): Promise<Uint8Array | string> {
  if (isHeavy(format)) return runInWorker<Uint8Array>(tasks[format], exported, limits, signal);
  if (format === 'csv') return csvOf(exported);
  if (format === 'json') return jsonText(planToJson(exported.records));
  return calendarOf({ ...exported, title: titleIn(exported), url, changed });
}

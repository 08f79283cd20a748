import { Refusal } from '../lib/api.ts';
import type { Language } from '../../shared/i18n/languages.ts';

export type ExportFormat = 'docx' | 'xlsx' | 'csv' | 'json' | 'ics';

interface ExportedFile {
  readonly name: string;
  readonly content: Blob;
}

/** How long the server may take to write a file, in ms. */
const patience = 60_000;

/**
 * The plan as a file, as the server writes it.
 * @param language of the words that are not the plan's own
 * @throws Refusal when the server says no; another Error when it could not be reached
 */
export async function fetchExport(
  plan: string,
  format: ExportFormat,
  language: Language,
): Promise<ExportedFile> {
  const answer = await fetch(`/api/plans/${plan}/export/${format}?language=${language}`, {
    signal: AbortSignal.timeout(patience),
  });
  if (!answer.ok)
    throw new Refusal(answer.status, (await answer.json().catch(() => ({}))) as { code?: string });
  const name = nameIn(answer.headers.get('content-disposition') ?? '') ?? `${plan}.${format}`;
  return { name, content: await answer.blob() };
}

/** The file name that the server gives, in full letters where it can (RFC 6266). */
function nameIn(disposition: string): string | undefined {
  const full = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  if (full) return decodeURIComponent(full);
  return /filename="([^"]*)"/i.exec(disposition)?.[1];
}

import type { ExchangeTexts } from '../../shared/i18n/exchange/nb.ts';
import { Refusal } from '../lib/api.ts';

export type FaultKind = keyof ExchangeTexts['fault'];

/** Refusals that are not about the file, by their codes. */
const byCode: Readonly<Record<string, FaultKind>> = {
  'no-session': 'signed-out',
  'sign-in-again': 'signed-out',
  'not-allowed': 'not-allowed',
  'too-many': 'busy',
  'storage-unavailable': 'busy',
  'changed-since': 'changed',
  gone: 'changed',
  limit: 'limit',
};

/**
 * What went wrong when something was to be taken in: a key of `fault` in the texts.
 * @param error what was thrown; of a file the refusal's `path` says what is wrong with it
 */
export function faultOf(error: unknown, texts: ExchangeTexts['fault']): FaultKind {
  if (!(error instanceof Refusal)) return 'offline';
  if (error.status === 413) return 'too-big';
  if (Object.hasOwn(texts, error.path)) return error.path as FaultKind;
  return byCode[error.code] ?? 'general';
}

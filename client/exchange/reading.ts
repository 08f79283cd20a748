import * as z from 'zod/mini';
import type { Found } from '../../shared/exchange/found.ts';
import { sourceSchema, type Source } from '../../shared/exchange/source.ts';
import { send, type SendOptions } from './send.ts';

/** What was read of a file or the clipboard, before anything of it is settled. */
export interface Reading {
  readonly name: string;
  /** A file can be read again: another of its sheets. */
  readonly file?: File;
  /** Of a plan as JSON there is none: it says itself what is what. */
  readonly source?: Source;
  readonly found?: Found;
  /** What fields of the plan said when the file was written from it, where they have changed since, by their paths. */
  readonly since: ReadonlyMap<string, string>;
}

const answerSchema = z.object({
  source: z.optional(sourceSchema),
  found: z.optional(z.unknown()),
  since: z.optional(z.record(z.string(), z.string())),
});

/** Has a file read by the server, which writes nothing. @throws as `send` */
export async function readFile(
  plan: string,
  file: File,
  sheet: string | undefined,
  options: SendOptions,
): Promise<Reading> {
  const form = new FormData();
  if (sheet !== undefined) form.set('options', JSON.stringify({ sheet }));
  form.set('file', file, file.name);
  const answer = answerSchema.parse(await send(`/plans/${plan}/import?mode=preview`, form, options));
  const { source, since = {} } = answer;
  return {
    name: file.name,
    file,
    since: new Map(Object.entries(since)),
    ...(source ? { source } : { found: answer.found as Found }),
  };
}

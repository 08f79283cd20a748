import { AppError } from '../../shared/errors.ts';
import { badFile } from '../../shared/exchange/bad-file.ts';
import {
  importOptionsSchema,
  sentSourceSchema,
  type ImportOptions,
} from '../../shared/exchange/import-options.ts';
import { openFile, type Opened } from './open-file.ts';

/** The body of a request that brings a file, as it came. */
export interface Sent {
  readonly body: Uint8Array<ArrayBuffer>;
  /** The content type. */
  readonly type: string;
  /** For a body that is the file itself. */
  readonly name: string;
  readonly sheet?: string | undefined;
  /** The id of the plan it is for. */
  readonly plan?: string | undefined;
}

export type Received = Opened & { readonly options: ImportOptions };

/** A task for a worker: finds the file in the body and opens it. @throws AppError `bad-file`, `bad-input` */
export default async function receive({ body, type, name, sheet, plan }: Sent): Promise<Received> {
  if (/^application\/json\b/i.test(type)) {
    const { source, ...options } = parsed(sentSourceSchema, jsonOf(new TextDecoder().decode(body), 'source'));
    return { source, options };
  }
  if (!/^multipart\/form-data\b/i.test(type))
    return { ...(await openFile({ bytes: body, name, sheet, plan })), options: {} };
  const form = await formOf(body, type);
  const file = form.get('file');
  if (file === null || typeof file === 'string') throw badFile('empty');
  const options = parsed(importOptionsSchema, jsonOf(form.get('options') ?? '{}', 'options'));
  const bytes = new Uint8Array(await file.arrayBuffer());
  return { ...(await openFile({ bytes, name: file.name, sheet: options.sheet ?? sheet, plan })), options };
}

async function formOf(body: Uint8Array<ArrayBuffer>, type: string): Promise<FormData> {
  try {
    return await new Response(body, { headers: { 'content-type': type } }).formData();
  } catch (cause) {
    throw new AppError('bad-input', 'The form cannot be read', 'body', { cause });
  }
}

function jsonOf(text: unknown, path: string): unknown {
  try {
    return JSON.parse(String(text)) as unknown;
  } catch (cause) {
    throw new AppError('bad-input', `${path} is no JSON`, path, { cause });
  }
}

interface Schema<T> {
  safeParse(value: unknown):
    | { readonly success: true; readonly data: T }
    | {
        readonly success: false;
        readonly error: { readonly issues: readonly { path: PropertyKey[]; message: string }[] };
      };
}

function parsed<T>(schema: Schema<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const { path, message } = result.error.issues[0]!;
  const at = path.join('/');
  throw new AppError('bad-input', `${at || 'The body'}: ${message}`, at);
}

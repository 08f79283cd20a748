import { request, type ClientRequest } from 'node:http';
import type { Found } from '../../shared/exchange/found.ts';
import type { Proposal } from '../../shared/exchange/proposal.ts';
import type { Source } from '../../shared/exchange/source.ts';
import type { Patch } from '../../shared/plan/patch.ts';
import { textOf } from '../builders.ts';
import { admitted } from './people.ts';
import type { TestServer } from './serving.ts';

/** How a file is sent: by whom, and with what besides. */
interface How {
  readonly person?: string;
  readonly role?: 'coordinator' | 'editor';
  readonly query?: string;
  readonly headers?: Record<string, string>;
  readonly options?: unknown;
}

export interface ImportAnswer {
  readonly status: number;
  readonly body: {
    readonly code?: string;
    readonly path?: string;
    readonly seq: number;
    readonly source: Source;
    readonly found: Found;
    readonly proposal: Proposal;
    readonly created: readonly string[];
    readonly inverse: readonly Patch[];
  };
}

const addressOf = ({ url }: TestServer, mode: string, query = '') =>
  `${url}/api/plans/p/import?mode=${mode}${query}`;

const headersOf = ({ url }: TestServer, { person = 'kari', role = 'coordinator', headers = {} }: How) => ({
  ...admitted(url, 'p', { person, role }),
  ...headers,
});

/** Sends a file in a form, as a browser does. */
export async function sendFile(
  server: TestServer,
  mode: string,
  file: Uint8Array,
  how: How = {},
): Promise<ImportAnswer> {
  const form = new FormData();
  form.set('file', new Blob([Buffer.from(file)]), 'plan.fil');
  if (how.options !== undefined) form.set('options', JSON.stringify(how.options));
  return answerOf(
    fetch(addressOf(server, mode, how.query), {
      method: 'POST',
      headers: headersOf(server, how),
      body: form,
    }),
  );
}

/** Sends a body as it is. */
export const sendBody = (server: TestServer, mode: string, body: Uint8Array | string, how: How = {}) =>
  answerOf(
    fetch(addressOf(server, mode, how.query), {
      method: 'POST',
      headers: headersOf(server, how),
      body: typeof body === 'string' ? body : Buffer.from(body),
    }),
  );

/** A request that is sent piece by piece. */
export const beginSending = (
  server: TestServer,
  mode: string,
  headers: Record<string, string> = {},
): ClientRequest =>
  request(addressOf(server, mode, '&name=plan.csv'), {
    method: 'POST',
    headers: headersOf(server, { headers }),
  });

async function answerOf(asked: Promise<Response>): Promise<ImportAnswer> {
  const answer = await asked;
  return { status: answer.status, body: (await answer.json()) as ImportAnswer['body'] };
}

/** The plan as it stands on the server: what an export holds, and the number of its last change. */
export const stateOf = (server: TestServer): Promise<{ readonly text: string; readonly seq: number }> =>
  server.ctx.rooms.read('p', (doc, seq) => ({ text: textOf(doc), seq }));

import { Refusal } from '../lib/api.ts';

export interface SendOptions {
  readonly signal?: AbortSignal;
  /** The same one again is not taken in twice. */
  readonly key?: string;
  /** Bytes sent so far, and of how many. */
  readonly onProgress?: (sent: number, of: number) => void;
}

/** How long the server may take to read a document, in ms; it gives itself less. */
const patience = 60_000;

/**
 * Posts something large, and tells how far it has come, which `fetch` cannot.
 * @param path from `/api` on
 * @throws Refusal when the server says no; a DOMException `AbortError` when it is cancelled; another Error when the
 * server could not be reached
 */
export function send(path: string, body: FormData | string, options: SendOptions = {}): Promise<unknown> {
  const { signal, key, onProgress } = options;
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api${path}`);
    request.responseType = 'json';
    if (typeof body === 'string') request.setRequestHeader('content-type', 'application/json');
    if (key !== undefined) request.setRequestHeader('idempotency-key', key);
    const waiting = patienceWith(request);
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress?.(loaded, total));
    request.upload.addEventListener('load', waiting.start);
    const cancel = () => request.abort();
    signal?.addEventListener('abort', cancel);
    const end = (settle: () => void) => () => {
      waiting.stop();
      signal?.removeEventListener('abort', cancel);
      settle();
    };
    const isFine = () => request.status >= 200 && request.status < 300;
    const refusal = () => new Refusal(request.status, (request.response ?? {}) as { code?: string });
    request.addEventListener(
      'load',
      end(() => (isFine() ? resolve(request.response) : reject(refusal()))),
    );
    request.addEventListener(
      'error',
      end(() => reject(new Error('The server could not be reached'))),
    );
    request.addEventListener(
      'abort',
      end(() =>
        reject(signal?.aborted ? new DOMException('Cancelled', 'AbortError') : new Error('No answer came')),
      ),
    );
    if (signal?.aborted) return end(() => reject(new DOMException('Cancelled', 'AbortError')))();
    request.send(body);
  });
}

/** Gives a request up when no answer comes for so long after all was sent: a slow line is not a dead one. */
function patienceWith(request: XMLHttpRequest) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    start: () => {
      timer = setTimeout(() => request.abort(), patience);
    },
    stop: () => clearTimeout(timer),
  };
}

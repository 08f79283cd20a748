import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server on a free port, whose address is known before it has anything to answer. */
export async function listening(port = 0) {
  let answer: RequestListener = (_request, response) => response.writeHead(503).end();
  let requests = 0;
  const server = createServer((request, response) => {
    requests++;
    answer(request, response);
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const close = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answerWith: (listener: RequestListener) => {
      answer = listener;
    },
    /** How many requests have come. */
    requests: () => requests,
    [Symbol.asyncDispose]: close,
  };
}

export type Listening = Awaited<ReturnType<typeof listening>>;

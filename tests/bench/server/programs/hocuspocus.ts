// Hocuspocus with its defaults. Its SQLite extension needs a compiler on Node 24, so its database extension stands on
// the SQLite that Node brings, with the same table, statements and settings.
import { Database } from '@hocuspocus/extension-database';
import { Server } from '@hocuspocus/server';
import { openDocuments } from '../hocuspocus-store.ts';

const documents = openDocuments(process.env.DATA_DIR!);
const server = new Server({
  address: '127.0.0.1',
  port: 0,
  quiet: true,
  extensions: [
    new Database({
      fetch: ({ documentName }) => Promise.resolve(documents.read(documentName)),
      store: ({ documentName, state }) => Promise.resolve(documents.write(documentName, state)),
    }),
  ],
});
await server.listen();
console.log(`Hocuspocus is at ${server.httpURL}`);

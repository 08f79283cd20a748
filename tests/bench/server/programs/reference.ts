// The reference server of y-websocket, as its own `server.js` sets it up, on any free port. The environment says where
// it stores: YPERSISTENCE.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setupWSConnection } from '@y/websocket-server/utils';
import { WebSocketServer } from 'ws';

const sockets = new WebSocketServer({ noServer: true });
sockets.on('connection', setupWSConnection);

const server = createServer((_request, response) => response.end('okay'));
server.on('upgrade', (request, socket, head) =>
  sockets.handleUpgrade(request, socket, head, (one) => sockets.emit('connection', one, request)),
);
server.listen(0, '127.0.0.1', () => {
  console.log(`The reference is at http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});

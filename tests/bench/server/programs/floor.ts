// The least a server can do: every message goes to everybody else in the room as it came. Nothing is read or stored.
import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';

const rooms = new Map<string, Set<WebSocket>>();
const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });

server.on('listening', () => {
  console.log(`The floor is at http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});

server.on('connection', (socket, request) => {
  const name = request.url!;
  const room = rooms.get(name) ?? new Set();
  rooms.set(name, room.add(socket));
  socket.on('message', (data: Buffer) => {
    for (const other of room) if (other !== socket) other.send(data);
  });
  socket.on('close', () => {
    room.delete(socket);
    if (room.size === 0) rooms.delete(name);
  });
});

import { WebSocket } from 'ws';

/** A socket that shows these headers, as a browser shows its cookie. */
export const socketWith = (headers: Record<string, string>): typeof globalThis.WebSocket => {
  class Showing extends WebSocket {
    constructor(address: string, protocols?: string[]) {
      super(address, protocols, { headers });
    }
  }
  return Showing as unknown as typeof globalThis.WebSocket;
};

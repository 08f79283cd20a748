import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { Changing } from './changing.ts';
import { admitted, type Somebody } from './people.ts';

/** A bare TCP connection: what the server gets and answers, byte by byte. */
export class RawLine extends Changing implements Disposable {
  answer = Buffer.alloc(0);
  isClosed = false;
  readonly #socket: Socket;

  private constructor(socket: Socket) {
    super();
    this.#socket = socket;
    socket.on('data', (bytes: Buffer) => {
      this.answer = Buffer.concat([this.answer, bytes]);
      this.changed();
    });
    socket.on('error', () => undefined); // The close that follows tells.
    socket.on('close', () => {
      this.isClosed = true;
      this.changed();
    });
  }

  /** @param localAddress whom the connection comes from, of this machine's own */
  static async open(url: string, localAddress?: string): Promise<RawLine> {
    const { hostname: host, port } = new URL(url);
    const socket = connect({ host, port: Number(port), ...(localAddress && { localAddress }) });
    await once(socket, 'connect');
    return new RawLine(socket);
  }

  /** A connection that has been upgraded to a WebSocket on plan `p`, of somebody who may. */
  static async upgraded(url: string): Promise<RawLine> {
    const line = await RawLine.open(url);
    line.write(upgradeRequest(url, '/sync/p/plan', cookieOf(url)));
    await line.until('the upgrade', () => line.answer.includes('\r\n\r\n'));
    return line;
  }

  /** Whether the server has closed the WebSocket, or the connection. */
  get isEnding(): boolean {
    return this.isClosed || closeCodeIn(this.answer) !== undefined;
  }

  write(bytes: Uint8Array | string): void {
    this.#socket.write(bytes);
  }

  /** Resolves when the server has ended the connection. */
  ended(): Promise<void> {
    return this.until('the end of the connection', () => this.isClosed);
  }

  [Symbol.dispose](): void {
    this.#socket.destroy();
  }
}

/** The header line of somebody who is signed in. */
export const cookieOf = (url: string, somebody?: Somebody): string[] => [
  `Cookie: ${admitted(url, 'p', somebody).cookie}`,
];

/** The head of a request for plan `p`, as a browser would send it. */
export const upgradeRequest = (url: string, path = '/sync/p/plan', headers: readonly string[] = []): string =>
  [
    `GET ${path} HTTP/1.1`,
    `Host: ${new URL(url).host}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
    ...headers,
    '',
    '',
  ].join('\r\n');

interface FrameParts {
  readonly opcode: number;
  readonly isFinal?: boolean;
  /** The three reserved bits, as a number from 0 to 7. */
  readonly reserved?: number;
  readonly isMasked?: boolean;
  readonly payload?: Uint8Array;
  /** Said to be the length; else that of the payload. */
  readonly length?: bigint;
}

/** A client's WebSocket frame (RFC 6455, 5.2), masked with zeros. */
export function wsFrame({
  opcode,
  isFinal = true,
  reserved = 0,
  isMasked = true,
  ...rest
}: FrameParts): Buffer {
  const payload = rest.payload ?? new Uint8Array();
  const length = rest.length ?? BigInt(payload.length);
  const first = (isFinal ? 0x80 : 0) | (reserved << 4) | opcode;
  const mask = isMasked ? 0x80 : 0;
  const head = Buffer.alloc(length < 126n ? 2 : length < 65_536n ? 4 : 10);
  head[0] = first;
  if (head.length === 2) head[1] = mask | Number(length);
  else head[1] = mask | (head.length === 4 ? 126 : 127);
  if (head.length === 4) head.writeUInt16BE(Number(length), 2);
  if (head.length === 10) head.writeBigUInt64BE(length, 2);
  return Buffer.concat([head, isMasked ? Buffer.alloc(4) : Buffer.alloc(0), payload]);
}

/** The code in the close frame that the server's answer ends with, or undefined. */
export function closeCodeIn(answer: Buffer): number | undefined {
  for (let at = answer.indexOf('\r\n\r\n') + 4; at + 2 <= answer.length;) {
    const short = answer[at + 1]! & 0x7f;
    const head = short === 126 ? 4 : short === 127 ? 10 : 2;
    if (at + head > answer.length) return undefined;
    const length =
      head === 2 ? short : head === 4 ? answer.readUInt16BE(at + 2) : Number(answer.readBigUInt64BE(at + 2));
    if ((answer[at]! & 0x0f) === 8 && length >= 2 && at + head + 2 <= answer.length)
      return answer.readUInt16BE(at + head);
    at += head + length;
  }
  return undefined;
}

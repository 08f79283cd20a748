import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { Changing } from './changing.ts';

/** A mail as it was handed in. */
interface Received {
  readonly from: string;
  readonly to: readonly string[];
  /** Head and body, as they came over the line. */
  readonly data: string;
}

type Manner = 'takes' | 'refuses' | 'is busy' | 'is silent';

/** A tiny SMTP server (RFC 5321), as far as a client that hands mail in goes. */
export class MailServer extends Changing implements AsyncDisposable {
  readonly received: Received[] = [];
  /** How many have connected. */
  visits = 0;
  manner: Manner;
  readonly #sockets = new Set<Socket>();
  readonly #server = createServer((socket) => this.#serve(socket));

  private constructor(manner: Manner) {
    super();
    this.manner = manner;
  }

  /** @param manner whether it takes mail, refuses whom it is for by naming them, cannot just now, or says nothing at all */
  static async start(manner: Manner = 'takes'): Promise<MailServer> {
    const mail = new MailServer(manner);
    mail.#server.listen(0, '127.0.0.1');
    await once(mail.#server, 'listening');
    return mail;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  #serve(socket: Socket): void {
    this.visits++;
    this.changed();
    this.#sockets.add(socket);
    socket.on('error', () => undefined);
    if (this.manner === 'is silent') return;
    const say = (line: string) => socket.write(`${line}\r\n`);
    let rest = '';
    let mail = { from: '', to: [] as string[] };
    let isData = false;
    say('220 mail.example');
    socket.setEncoding('utf8').on('data', (text: string) => {
      rest += text;
      for (let end = next(rest, isData); end; end = next(rest, isData)) {
        const part = rest.slice(0, end.at);
        rest = rest.slice(end.at + end.length);
        if (isData) {
          isData = false;
          this.received.push({ ...mail, data: part });
          mail = { from: '', to: [] };
          say('250 taken');
          this.changed();
          continue;
        }
        const verb = part.slice(0, 4).toUpperCase();
        if (verb === 'MAIL') mail.from = part;
        if (verb === 'RCPT') mail.to.push(part.replace(/^.*<(.*)>.*$/, '$1'));
        isData = verb === 'DATA';
        if (verb === 'RCPT' && this.manner === 'refuses') say(`550 nobody ${part} here`);
        else if (verb === 'RCPT' && this.manner === 'is busy') say('451 come again');
        else say(isData ? '354 go on' : verb === 'QUIT' ? '221 bye' : '250 ok');
      }
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
    await once(this.#server, 'close');
  }
}

/** Where the next line, or the mail, ends. */
function next(text: string, isData: boolean): { at: number; length: number } | undefined {
  const mark = isData ? '\r\n.\r\n' : '\r\n';
  const at = text.indexOf(mark);
  return at < 0 ? undefined : { at, length: mark.length };
}

/** What stands in a mail, decoded (RFC 2045, 6.7). */
export function textOf(data: string): string {
  const body = data.replace(/\r\n/g, '\n').split('\n\n').slice(1).join('\n\n');
  const bytes = body
    .replace(/=\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

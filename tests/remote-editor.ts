import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { run } from '../shared/plan/commands.ts';
import { openRoots } from '../shared/plan/document.ts';
import { socketWith } from './socket-with.ts';
import { messageType } from '../shared/sync-protocol.ts';

/** Somebody elsewhere who edits titles, over a socket of their own and without a browser. They show no presence. */
export class RemoteEditor implements Disposable {
  readonly #doc: Y.Doc;
  readonly #provider: WebsocketProvider;

  private constructor(doc: Y.Doc, provider: WebsocketProvider) {
    this.#doc = doc;
    this.#provider = provider;
  }

  /**
   * @param cookie of `elsewhere`
   * @returns the editor, once it has the whole plan
   */
  static async join(url: string, plan: string, cookie: string): Promise<RemoteEditor> {
    const doc = openRoots(new Y.Doc());
    const provider = new WebsocketProvider(`${url.replace(/^http/, 'ws')}/sync/${plan}`, 'plan', doc, {
      connect: false,
      disableBc: true,
      WebSocketPolyfill: socketWith({ cookie }),
    });
    for (const type of [messageType.hello, messageType.ack, messageType.refused])
      provider.messageHandlers[type] = () => {};
    provider.awareness.setLocalState(null);
    const synced = new Promise((resolve) => provider.on('sync', resolve));
    provider.connect();
    await synced;
    return new RemoteEditor(doc, provider);
  }

  /** Gives a card a new title. It is on its way when this returns. */
  retitle(id: string, title: string): void {
    const input = { entity: 'action', id, field: 'title', value: title } as const;
    run(this.#doc, 'elsewhere', { name: 'setField', input });
  }

  [Symbol.dispose](): void {
    this.#provider.destroy();
    this.#doc.destroy();
  }
}

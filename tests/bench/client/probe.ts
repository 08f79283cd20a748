/** What is added to a page to measure it from inside. All times are of `performance.now()`, in ms. */
interface Probe {
  /**
   * Waits until the page shows this many cards, and puts the focus on the first.
   * @returns when they were painted
   */
  cardsPainted(cards: number): Promise<number>;
  /** When it was painted that another card has taken the focus from that first one. */
  answered: number | undefined;
  /** Bytes of updates in a local copy. */
  bytesKept(database: string): Promise<number>;
  /** Starts noting frames and long tasks. */
  watchFrames(): void;
  /** Stops that. */
  takeFrames(): Frames;
  /** Starts noting how long each key and click takes until something can be seen of it. */
  watchInput(): void;
  readonly inputs: Input[];
  /** What the browser itself measured of keys and clicks since `watchInput`: the longest event of each. */
  eventTimings(): number[];
  /** When an element that matches is first painted after now. */
  appearance(selector: string): Promise<number>;
  /** Starts noting when titles of cards change. */
  watchTitles(): void;
  /** When a title was painted, in ms since 1970, by the title. */
  readonly titles: Map<string, number>;
}

export interface Frames {
  /** When each frame began. */
  readonly starts: readonly number[];
  /** Lengths of the tasks over 50 ms. */
  readonly longTasks: readonly number[];
}

interface Input {
  /** When it happened. */
  readonly at: number;
  /** When the next frame after it was painted. */
  readonly painted: number;
}

declare global {
  interface Window {
    probe: Probe;
  }
}

/** Runs in the page, before its own scripts. */
export function installProbe(): void {
  /**
   * When the next frame has been handed over: styled, laid out and painted by the page's own thread. The observer is
   * told in the layout step of the frame that is being made, or else of the next; the message comes after its end.
   */
  const afterPaint = () =>
    new Promise<number>((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () => {
        port1.close();
        resolve(performance.now());
      });
      port1.start();
      const observer = new ResizeObserver(() => {
        observer.disconnect();
        port2.postMessage(undefined);
      });
      observer.observe(document.documentElement);
    });

  const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));

  const until = async (isThere: () => boolean) => {
    const deadline = performance.now() + 60_000;
    while (!isThere()) if ((await frame()) > deadline) throw new Error('Waited a minute in vain');
    return afterPaint();
  };

  const cardsPainted = async (wanted: number) => {
    const cards = document.getElementsByTagName('article');
    const painted = await until(() => cards.length >= wanted);
    cards[0]!.focus();
    const onFocus = async () => {
      probe.answered = await afterPaint();
    };
    document.addEventListener('focusin', () => void onFocus(), { once: true });
    return painted;
  };

  const bytesKept = (database: string) =>
    new Promise<number>((resolve, reject) => {
      const opening = indexedDB.open(database);
      opening.addEventListener('error', () => reject(new Error(`${database} cannot be opened`)));
      opening.addEventListener('success', () => {
        const db = opening.result;
        const reading = db.transaction('updates').objectStore('updates').getAll();
        reading.addEventListener('success', () => {
          db.close();
          resolve((reading.result as Uint8Array[]).reduce((sum, update) => sum + update.byteLength, 0));
        });
      });
    });

  let stopFrames: (() => Frames) | undefined;
  const watchFrames = () => {
    const starts: number[] = [];
    const longTasks: number[] = [];
    const note = (entries: PerformanceEntryList) =>
      longTasks.push(...entries.map(({ duration }) => duration));
    const observer = new PerformanceObserver((list) => note(list.getEntries()));
    observer.observe({ type: 'longtask' });
    const onFrame = (start: number) => {
      starts.push(start);
      handle = requestAnimationFrame(onFrame);
    };
    let handle = requestAnimationFrame(onFrame);
    stopFrames = () => {
      cancelAnimationFrame(handle);
      note(observer.takeRecords());
      observer.disconnect();
      return { starts, longTasks };
    };
  };

  const inputs: Input[] = [];
  const longest = new Map<number, number>();
  const watchInput = () => {
    const onInput = async ({ timeStamp: at }: Event) => {
      inputs.push({ at, painted: await afterPaint() });
    };
    for (const type of ['keydown', 'click'])
      addEventListener(type, (event) => void onInput(event), { capture: true });
    const note = ({ interactionId: id, duration }: PerformanceEventTiming) =>
      id && longest.set(id, Math.max(longest.get(id) ?? 0, duration));
    const observer = new PerformanceObserver((list) =>
      (list.getEntries() as PerformanceEventTiming[]).forEach(note),
    );
    observer.observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
  };

  const titles = new Map<string, number>();
  const watchTitles = () => {
    const note = async (title: string) => {
      const painted = await afterPaint();
      titles.set(title, performance.timeOrigin + painted);
    };
    new MutationObserver((changes) => {
      for (const { target } of changes) {
        const element = target instanceof Element ? target : target.parentElement;
        if (element?.matches('.card-title')) void note(element.textContent);
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  };

  const probe: Probe = {
    cardsPainted,
    answered: undefined,
    bytesKept,
    watchFrames,
    takeFrames: () => stopFrames!(),
    watchInput,
    inputs,
    eventTimings: () => [...longest.values()],
    appearance: (selector) => until(() => document.querySelector(selector) !== null),
    watchTitles,
    titles,
  };
  window.probe = probe;
}

import type { Database } from '../storage/sqlite.ts';

/** What is told of it. */
interface Watched {
  readonly db: Database;
  /** When the next membership or session ends by itself, in ms; undefined: none does. */
  readonly nextEnd: (after: number) => number | undefined;
  readonly recheck: () => void;
}

/**
 * Has everybody's rights looked at anew when they may have changed without this process having done it: another
 * program (the command line) has written, or somebody's time is over.
 * @param every in ms
 * @returns what ends it
 */
export function watchRights({ db, nextEnd, recheck }: Watched, every: number): Disposable {
  const version = db.prepare('PRAGMA data_version');
  // Changes when another connection has written, and only then.
  const read = () => Number(version.get()!.data_version);
  let before = read();
  let looked = Date.now();
  const look = () => {
    const [now, time] = [read(), Date.now()];
    const end = nextEnd(looked);
    if (now !== before || (end !== undefined && end <= time)) recheck();
    [before, looked] = [now, time];
  };
  const timer = setInterval(() => {
    if (!db.isOpen) return;
    try {
      look();
    } catch {
      // A disk that does not answer is told of by who writes; it is looked at again the next time.
    }
  }, every).unref();
  return { [Symbol.dispose]: () => clearInterval(timer) };
}

import { useEffect } from 'react';
import { useMessages } from '../lib/i18n.tsx';
import { useStore } from '../state/hooks.tsx';
import { useNotices } from '../ui/notices.tsx';
import { nameOf } from '../state/names.ts';

/** Others' changes are told at most this often, in ms, and then all at once. */
const pause = 5_000;

/** Tells listeners what others have changed, without talking all the time. */
export function useRemoteNews(): void {
  const store = useStore();
  const notices = useNotices();
  const m = useMessages();
  useEffect(() => {
    const changed = new Set<string>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = () => {
      timer = undefined;
      const [first] = changed;
      const words =
        changed.size === 1 && first
          ? m.done.otherChange(nameOf(store.record('action', first), m))
          : m.done.otherChanges(changed.size);
      changed.clear();
      notices.say(words);
    };
    const stop = store.watch({
      before: () => {},
      after: ({ isRemote, keys }) => {
        const actions = keys.filter((key) => key.startsWith('action/'));
        // The plan itself arriving is no news.
        if (!isRemote || actions.length === 0 || actions.length > 50) return;
        for (const key of actions) changed.add(key.slice('action/'.length));
        timer ??= setTimeout(tell, pause);
      },
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [store, notices, m]);
}

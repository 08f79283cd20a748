import {
  CheckmarkCircleIcon,
  ClockDashedIcon,
  CloudSlashIcon,
  ExclamationmarkTriangleIcon,
} from '@navikt/aksel-icons';
import { useEffect, useState } from 'react';
import { useMessages } from '../lib/i18n.tsx';
import { useSignal } from '../lib/signal.ts';
import { useSession } from './hooks.tsx';
import './save-state.css';

/** Saving shorter than this is not told, in ms: most of it is, and words that flicker unsettle. */
const worthTelling = 300;

export type SaveWord = 'saved' | 'saving' | 'connecting' | 'offline' | 'offlineUnkept' | 'full';

/** How it stands with what I have written, as one word. */
function useSaveWord(): SaveWord {
  const session = useSession();
  const line = useSignal(session.status.line);
  const isStored = useSignal(session.status.isStored);
  const unsent = useSignal(session.log.pending).length;
  const isKept = useSignal(session.isKept);
  if (line.state === 'storage-down') return 'full';
  if (line.state === 'connecting') return 'connecting';
  if (line.state !== 'open') return isKept ? 'offline' : 'offlineUnkept';
  return isStored && unsent === 0 ? 'saved' : 'saving';
}

/** The same, without what passes at once. */
export const useSteadySaveWord = (): SaveWord => useSteady(useSaveWord());

/** The state of saving, always in words. */
export function SaveState() {
  const m = useMessages();
  const word = useSteadySaveWord();
  const Icon = {
    saved: CheckmarkCircleIcon,
    saving: ClockDashedIcon,
    connecting: ClockDashedIcon,
    offline: CloudSlashIcon,
    offlineUnkept: CloudSlashIcon,
    full: ExclamationmarkTriangleIcon,
  }[word];
  return (
    <span className={`save-state ${word}`} role="status">
      <Icon aria-hidden />
      <span>{m.saved[word]}</span>
    </span>
  );
}

function useSteady(word: SaveWord): SaveWord {
  const [shown, setShown] = useState(word);
  useEffect(() => {
    if (word !== 'saving') return setShown(word);
    const timer = setTimeout(() => setShown(word), worthTelling);
    return () => clearTimeout(timer);
  }, [word]);
  return shown;
}

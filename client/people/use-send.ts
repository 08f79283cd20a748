import { useState } from 'react';
import { peopleTexts } from '../../shared/i18n/late.ts';
import type { PeopleTexts } from '../../shared/i18n/people/nb.ts';
import { Refusal } from '../lib/api.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { useCountdown } from './use-countdown.ts';

export interface Told {
  readonly fact: string;
  readonly help?: string | undefined;
}

/** What did not work, in words; what only one page knows it tells itself. */
function toldOf(error: unknown, m: PeopleTexts): Told {
  if (!(error instanceof Refusal) || [502, 503, 504].includes(error.status))
    return { fact: m.unreachable, help: m.unreachableHelp };
  if (error.code === 'sign-in-again') return { fact: m.signInFirst, help: m.signInFirstHelp };
  if (error.code === 'no-passwords') return { fact: m.noPasswords, help: m.noPasswordsHelp };
  return { fact: m.unexpected, help: m.unexpectedHelp };
}

/** Sends something once at a time, and tells what came of it. */
export function useSend(): {
  readonly isSending: boolean;
  readonly told: Told | undefined;
  readonly tell: (told: Told | undefined) => void;
  /** @param onRefusal says whether it has told what was refused */
  readonly send: (
    work: () => Promise<unknown>,
    onRefusal?: (refusal: Refusal) => boolean,
  ) => Promise<boolean>;
} {
  const m = useKnownTexts(peopleTexts);
  const [isSending, setSending] = useState(false);
  const [told, tell] = useState<Told>();
  const { left, start } = useCountdown();
  const [waiting, setWaiting] = useState<number>();
  const send = async (work: () => Promise<unknown>, onRefusal?: (refusal: Refusal) => boolean) => {
    if (isSending) return false;
    setSending(true);
    tell(undefined);
    setWaiting(undefined);
    try {
      await work();
      return true;
    } catch (error) {
      const isRefusal = error instanceof Refusal;
      if (isRefusal && error.status === 429) {
        const seconds = error.retryAfter ?? 60;
        start(seconds);
        setWaiting(seconds);
      } else if (!isRefusal || !onRefusal?.(error)) tell(toldOf(error, m));
      return false;
    } finally {
      setSending(false);
    }
  };
  // The seconds do not count down here: listeners would be told each.
  const wait = waiting && { fact: m.tooMany, help: left > 0 ? m.waitFor(waiting) : m.mayTryAgain };
  return { isSending, told: wait || told, tell, send };
}

import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { languages, loadMessages, type Language } from '../../shared/i18n/languages.ts';
import type { LateTexts } from '../../shared/i18n/late.ts';
import type { Messages } from '../../shared/i18n/nb.ts';
import { memory } from './storage.ts';

interface Spoken {
  readonly language: Language;
  readonly messages: Messages;
  readonly speak: (language: Language) => void;
}

const SpokenContext = createContext<Spoken | undefined>(undefined);

/** The language chosen on this machine; bokmål until one is. */
export const chosenLanguage = (): Language => languages.find((one) => one === memory.get('language')) ?? 'nb';

/** Speaks `initial` until another language is chosen; a language that cannot be fetched leaves the old one. */
export function SpokenProvider({
  initial,
  children,
}: {
  initial: Omit<Spoken, 'speak'>;
  children: ReactNode;
}) {
  const [spoken, setSpoken] = useState(initial);
  useEffect(() => {
    document.documentElement.lang = spoken.language;
  }, [spoken.language]);
  const value = useMemo(() => {
    const speak = (language: Language) => {
      const change = (messages: Messages) => {
        memory.set('language', language);
        setSpoken({ language, messages });
      };
      loadMessages(language).then(change, () => {});
    };
    return { ...spoken, speak };
  }, [spoken]);
  return <SpokenContext value={value}>{children}</SpokenContext>;
}

export function useSpoken(): Spoken {
  const spoken = useContext(SpokenContext);
  if (!spoken) throw new Error('There is no SpokenProvider above');
  return spoken;
}

export const useMessages = (): Messages => useSpoken().messages;

const fetched = new Map<() => Promise<unknown>, unknown>();

/** The texts of a page that is fetched when it is opened, in the language spoken; undefined until they are here. */
export function useTexts<T>(texts: LateTexts<T>): T | undefined {
  const load = texts[useSpoken().language];
  const [, setFetched] = useState<unknown>();
  useEffect(() => {
    if (fetched.has(load)) return;
    const keep = (messages: T) => {
      fetched.set(load, messages);
      setFetched(messages);
    };
    load().then(keep, (fault: unknown) => console.warn('No texts:', fault));
  }, [load]);
  return fetched.get(load) as T | undefined;
}

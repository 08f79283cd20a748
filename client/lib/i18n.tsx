import {
  createContext,
  useContext,
  useEffect,
  useEffectEvent,
  useMemo,
  useState,
  type ReactNode,
} from 'react';
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
const shown = new Map<LateTexts<unknown>, unknown>();

/**
 * The texts of a page that is fetched when it is opened, in the language spoken; undefined until they are here. After
 * a change of language the former ones stand until then, and for good if the new ones cannot be fetched.
 * @param onFault is told when there are none at all
 */
export function useTexts<T>(
  texts: LateTexts<T> | undefined,
  onFault: (fault: unknown) => void = () => {},
): T | undefined {
  const { language } = useSpoken();
  const load = texts?.[language];
  const [, setFetched] = useState<unknown>();
  const lack = useEffectEvent(onFault);
  useEffect(() => {
    if (!load || fetched.has(load)) return;
    const keep = (words: T) => {
      fetched.set(load, words);
      setFetched(words);
    };
    load().then(keep, (error: unknown) => !shown.has(texts) && lack(error));
  }, [texts, load]);
  if (texts && fetched.has(load!)) shown.set(texts, fetched.get(load!));
  return texts && (shown.get(texts) as T | undefined);
}

/** The same for what is drawn by `late`, which has waited for them. @throws Error when it has not */
export function useKnownTexts<T>(texts: LateTexts<T>): T {
  const known = useTexts(texts);
  if (known === undefined) throw new Error('Nobody above has waited for these texts');
  return known;
}

import { nb, type Messages } from './nb.ts';

export const languages = ['nb', 'nn', 'en'] as const;
export type Language = (typeof languages)[number];

/** What each language calls itself. */
export const languageNames: Record<Language, string> = { nb: 'Bokmål', nn: 'Nynorsk', en: 'English' };

/** The catalogue of a language. Bokmål is always at hand; the others are fetched when they are asked for. */
export async function loadMessages(language: Language): Promise<Messages> {
  if (language === 'nn') return (await import('./nn.ts')).nn;
  if (language === 'en') return (await import('./en.ts')).en;
  return nb;
}

/** The time of day in hours and minutes, as the language writes it: "14:05". */
export const timeOfDay = (time: Date, language: Language): string =>
  new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(time);

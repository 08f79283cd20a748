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

import type { Language } from './languages.ts';
import type { PeopleTexts } from './people/nb.ts';

/** The texts of pages that are not there from the start: fetched with the page, each language by itself. */
export type LateTexts<T> = Readonly<Record<Language, () => Promise<T>>>;

/** Of signing in, being invited, and one's own account. */
export const peopleTexts: LateTexts<PeopleTexts> = {
  nb: async () => (await import('./people/nb.ts')).people,
  nn: async () => (await import('./people/nn.ts')).people,
  en: async () => (await import('./people/en.ts')).people,
};

/** All of them, by name. */
export const lateTexts = { people: peopleTexts };

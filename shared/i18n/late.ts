import type { MembersTexts } from './members/nb.ts';
import type { PanelTexts } from './panels/nb.ts';
import type { HomeTexts } from './home/nb.ts';
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

/** Of the page that shows the plans. */
export const homeTexts: LateTexts<HomeTexts> = {
  nb: async () => (await import('./home/nb.ts')).home,
  nn: async () => (await import('./home/nn.ts')).home,
  en: async () => (await import('./home/en.ts')).home,
};

/** Of what is opened from the board. */
export const panelTexts: LateTexts<PanelTexts> = {
  nb: async () => (await import('./panels/nb.ts')).panels,
  nn: async () => (await import('./panels/nn.ts')).panels,
  en: async () => (await import('./panels/en.ts')).panels,
};

/** Of who takes part in a plan, and inviting them. */
export const memberTexts: LateTexts<MembersTexts> = {
  nb: async () => (await import('./members/nb.ts')).members,
  nn: async () => (await import('./members/nn.ts')).members,
  en: async () => (await import('./members/en.ts')).members,
};

/** All of them, by name. */
export const lateTexts = { people: peopleTexts, home: homeTexts, members: memberTexts, panels: panelTexts };

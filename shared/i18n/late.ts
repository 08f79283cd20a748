import type { CardTexts } from './card/nb.ts';
import type { WritingTexts } from './writing/nb.ts';
import type { PartiesTexts } from './parties/nb.ts';
import type { TimeTexts } from './time/nb.ts';
import type { OrganisationsTexts } from './organisations/nb.ts';
import type { FindTexts } from './find/nb.ts';
import type { ExchangeTexts } from './exchange/nb.ts';
import type { HandTexts } from './hand/nb.ts';
import type { MembersTexts } from './members/nb.ts';
import type { PanelTexts } from './panels/nb.ts';
import type { HomeTexts } from './home/nb.ts';
import type { TableTexts } from './table/nb.ts';
import type { TimelineTexts } from './timeline/nb.ts';
import type { ActorsTexts } from './actors/nb.ts';
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

/** Of the panel of one card. */
export const cardTexts: LateTexts<CardTexts> = {
  nb: async () => (await import('./card/nb.ts')).card,
  nn: async () => (await import('./card/nn.ts')).card,
  en: async () => (await import('./card/en.ts')).card,
};

/** Of writing together in a card. */
export const writingTexts: LateTexts<WritingTexts> = {
  nb: async () => (await import('./writing/nb.ts')).writing,
  nn: async () => (await import('./writing/nn.ts')).writing,
  en: async () => (await import('./writing/en.ts')).writing,
};

/** Of who carries an action, what they have promised, and what was said of it. */
export const partiesTexts: LateTexts<PartiesTexts> = {
  nb: async () => (await import('./parties/nb.ts')).parties,
  nn: async () => (await import('./parties/nn.ts')).parties,
  en: async () => (await import('./parties/en.ts')).parties,
};

/** Of when, and with which money. */
export const timeTexts: LateTexts<TimeTexts> = {
  nb: async () => (await import('./time/nb.ts')).time,
  nn: async () => (await import('./time/nn.ts')).time,
  en: async () => (await import('./time/en.ts')).time,
};

/** Of the register of organisations. */
export const organisationsTexts: LateTexts<OrganisationsTexts> = {
  nb: async () => (await import('./organisations/nb.ts')).organisations,
  nn: async () => (await import('./organisations/nn.ts')).organisations,
  en: async () => (await import('./organisations/en.ts')).organisations,
};

/** Of searching and filtering. */
export const findTexts: LateTexts<FindTexts> = {
  nb: async () => (await import('./find/nb.ts')).find,
  nn: async () => (await import('./find/nn.ts')).find,
  en: async () => (await import('./find/en.ts')).find,
};

/** Of choosing several cards, and of quick words when adding one. */
export const handTexts: LateTexts<HandTexts> = {
  nb: async () => (await import('./hand/nb.ts')).hand,
  nn: async () => (await import('./hand/nn.ts')).hand,
  en: async () => (await import('./hand/en.ts')).hand,
};

/** Of what is taken into a plan, and what leaves it. */
export const exchangeTexts: LateTexts<ExchangeTexts> = {
  nb: async () => (await import('./exchange/nb.ts')).exchange,
  nn: async () => (await import('./exchange/nn.ts')).exchange,
  en: async () => (await import('./exchange/en.ts')).exchange,
};

/** Of the plan as a table. */
export const tableTexts: LateTexts<TableTexts> = {
  nb: async () => (await import('./table/nb.ts')).table,
  nn: async () => (await import('./table/nn.ts')).table,
  en: async () => (await import('./table/en.ts')).table,
};

/** Of the plan in time. */
export const timelineTexts: LateTexts<TimelineTexts> = {
  nb: async () => (await import('./timeline/nb.ts')).timeline,
  nn: async () => (await import('./timeline/nn.ts')).timeline,
  en: async () => (await import('./timeline/en.ts')).timeline,
};

/** Of who carries the plan. */
export const actorsTexts: LateTexts<ActorsTexts> = {
  nb: async () => (await import('./actors/nb.ts')).actors,
  nn: async () => (await import('./actors/nn.ts')).actors,
  en: async () => (await import('./actors/en.ts')).actors,
};

/** All of them, by name. */
export const lateTexts = {
  people: peopleTexts,
  home: homeTexts,
  members: memberTexts,
  panels: panelTexts,
  card: cardTexts,
  writing: writingTexts,
  parties: partiesTexts,
  time: timeTexts,
  organisations: organisationsTexts,
  find: findTexts,
  hand: handTexts,
  exchange: exchangeTexts,
  table: tableTexts,
  timeline: timelineTexts,
  actors: actorsTexts,
};

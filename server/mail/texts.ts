import type { Language } from '../../shared/i18n/languages.ts';

/** What stands in a mail, as plain text. */
export interface MailText {
  readonly subject: string;
  readonly text: string;
}

interface Invited {
  readonly url: string;
  /** The plan's title. */
  readonly plan: string;
  /** Who invites, as the one invited knows them: "Kari Nordmann, Regionrådet". */
  readonly from: string;
  /** How long the link can be used, in days. */
  readonly days: number;
}

interface Asked extends Invited {
  readonly organisation: string;
  /** The action's title. */
  readonly action: string;
  /** Asked to lead it; else to take part in it. */
  readonly isOwner: boolean;
  /** What who asks has written; empty: nothing. */
  readonly message: string;
}

/** Somebody's own words, set off from ours. */
const quoted = (message: string): string => (message === '' ? '' : `${message.replace(/^/gm, '> ')}\n\n`);

/** A title in a subject, which many show the beginning of only. */
const inSubject = (title: string): string => (title.length > 80 ? `${title.slice(0, 79).trim()}…` : title);

interface MailTexts {
  /** To who has asked for a link. @param minutes how long it can be used */
  signIn(link: { readonly url: string; readonly minutes: number }): MailText;
  /** To who has been given an account. */
  setUp(invited: Invited): MailText;
  /** To an address that somebody wants for their account. @param hours how long the link can be used */
  address(link: { readonly url: string; readonly hours: number }): MailText;
  /** To who has an account already. */
  added(invited: Omit<Invited, 'days'>): MailText;
  /** To an organisation that is asked about its part in an action. */
  asked(question: Asked): MailText;
}

const nb: MailTexts = {
  signIn: ({ url, minutes }) => ({
    subject: 'Logg inn i Samplan',
    text: `Hei!

Åpne lenken for å logge inn i Samplan:

${url}

Den virker én gang, i ${minutes} minutter.

Har du ikke bedt om den, trenger du ikke gjøre noe.
`,
  }),
  address: ({ url, hours }) => ({
    subject: 'Bekreft e-postadressen din i Samplan',
    text: `Hei!

Noen vil bruke denne e-postadressen til kontoen sin i Samplan. Er det deg, åpner du lenken i en nettleser der du er logget inn:

${url}

Lenken virker i ${hours} timer.

Er det ikke deg, trenger du ikke gjøre noe.
`,
  }),
  setUp: ({ url, plan, from, days }) => ({
    subject: `Invitasjon til ${plan}`,
    text: `Hei!

${from} har invitert deg til å være med på planen «${plan}» i Samplan.

Åpne lenken for å si hvem du er og komme i gang:

${url}

Den virker én gang, i ${days} dager. Lenken er din alene, så ikke send den videre.
`,
  }),
  added: ({ url, plan, from }) => ({
    subject: `Du er med på ${plan}`,
    text: `Hei!

${from} har tatt deg med på planen «${plan}» i Samplan. Du finner den her når du er logget inn:

${url}
`,
  }),
  asked: ({ url, plan, from, days, organisation, action, isOwner, message }) => ({
    subject: `Spørsmål til ${inSubject(organisation)}: ${inSubject(action)}`,
    text: `Hei!

${from} spør om ${organisation} vil ${isOwner ? 'ha hovedansvaret for' : 'være samarbeidspartner i'} dette tiltaket i planen «${plan}»:

${action}

${quoted(message)}Åpne lenken for å se hva det innebærer, og svare ja eller nei:

${url}

Dere trenger ingen konto. Lenken virker i ${days} dager, og svaret kan endres så lenge. Send den bare videre til den som skal svare for ${organisation}.
`,
  }),
};

const nn: MailTexts = {
  signIn: ({ url, minutes }) => ({
    subject: 'Logg inn i Samplan',
    text: `Hei!

Opne lenkja for å logge inn i Samplan:

${url}

Ho verkar éin gong, i ${minutes} minutt.

Har du ikkje bede om ho, treng du ikkje gjere noko.
`,
  }),
  address: ({ url, hours }) => ({
    subject: 'Stadfest e-postadressa di i Samplan',
    text: `Hei!

Nokon vil bruke denne e-postadressa til kontoen sin i Samplan. Er det deg, opnar du lenkja i ein nettlesar der du er logga inn:

${url}

Lenkja verkar i ${hours} timar.

Er det ikkje deg, treng du ikkje gjere noko.
`,
  }),
  setUp: ({ url, plan, from, days }) => ({
    subject: `Invitasjon til ${plan}`,
    text: `Hei!

${from} har invitert deg til å vere med på planen «${plan}» i Samplan.

Opne lenkja for å seie kven du er og kome i gang:

${url}

Ho verkar éin gong, i ${days} dagar. Lenkja er di åleine, så ikkje send ho vidare.
`,
  }),
  added: ({ url, plan, from }) => ({
    subject: `Du er med på ${plan}`,
    text: `Hei!

${from} har teke deg med på planen «${plan}» i Samplan. Du finn han her når du er logga inn:

${url}
`,
  }),
  asked: ({ url, plan, from, days, organisation, action, isOwner, message }) => ({
    subject: `Spørsmål til ${inSubject(organisation)}: ${inSubject(action)}`,
    text: `Hei!

${from} spør om ${organisation} vil ${isOwner ? 'ha hovudansvaret for' : 'vere samarbeidspartnar i'} dette tiltaket i planen «${plan}»:

${action}

${quoted(message)}Opne lenkja for å sjå kva det inneber, og svare ja eller nei:

${url}

De treng ingen konto. Lenkja verkar i ${days} dagar, og svaret kan endrast så lenge. Send ho berre vidare til den som skal svare for ${organisation}.
`,
  }),
};

const en: MailTexts = {
  signIn: ({ url, minutes }) => ({
    subject: 'Sign in to Samplan',
    text: `Hello!

Open this link to sign in to Samplan:

${url}

It works once, for ${minutes} minutes.

If you did not ask for it, there is nothing you need to do.
`,
  }),
  address: ({ url, hours }) => ({
    subject: 'Confirm your e-mail address in Samplan',
    text: `Hello!

Somebody wants to use this e-mail address for their account in Samplan. If it is you, open this link in a browser where you are signed in:

${url}

The link works for ${hours} hours.

If it is not you, there is nothing you need to do.
`,
  }),
  setUp: ({ url, plan, from, days }) => ({
    subject: `Invitation to ${plan}`,
    text: `Hello!

${from} has invited you to take part in the plan “${plan}” in Samplan.

Open this link to say who you are and get started:

${url}

It works once, for ${days} days. The link is yours alone, so please do not pass it on.
`,
  }),
  added: ({ url, plan, from }) => ({
    subject: `You have joined ${plan}`,
    text: `Hello!

${from} has added you to the plan “${plan}” in Samplan. When you are signed in you find it here:

${url}
`,
  }),
  asked: ({ url, plan, from, days, organisation, action, isOwner, message }) => ({
    subject: `Question to ${inSubject(organisation)}: ${inSubject(action)}`,
    text: `Hello!

${from} asks whether ${organisation} will ${isOwner ? 'be responsible for' : 'be a partner in'} this action in the plan “${plan}”:

${action}

${quoted(message)}Open the link to see what it involves, and answer yes or no:

${url}

You do not need an account. The link works for ${days} days, and the answer can be changed as long as it does. Please pass it on only to whoever answers for ${organisation}.
`,
  }),
};

/** All mails, in all languages. */
export const mailTexts: Readonly<Record<Language, MailTexts>> = { nb, nn, en };

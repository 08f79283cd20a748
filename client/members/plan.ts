import * as z from 'zod/mini';
import { organisationKinds } from '../../shared/plan/schema.ts';
import { sectorOf, type Sector } from '../../shared/plan/sector.ts';

const archived = z.optional(z.boolean());
const actions = z.array(z.object({ id: z.string(), number: z.optional(z.string()), title: z.string() }));
const strategies = z.array(
  z.object({ id: z.string(), number: z.optional(z.string()), title: z.string(), actions }),
);

/** What of a plan this page needs: its title, its themes and their cards by name, its register. */
export const planSchema = z.object({
  plan: z.object({ title: z.optional(z.string()) }),
  themes: z.array(
    z.object({
      id: z.string(),
      no: z.optional(z.number()),
      title: z.string(),
      short: z.optional(z.string()),
      archived,
      strategies,
    }),
  ),
  unplacedStrategies: z.optional(strategies),
  unplaced: z.optional(actions),
  organisations: z.optional(
    z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        short: z.optional(z.string()),
        aliases: z.optional(z.array(z.string())),
        kind: z.optional(z.enum(organisationKinds)),
        archived,
      }),
    ),
  ),
});
export type PlanFacts = z.output<typeof planSchema>;
export type ThemeFacts = PlanFacts['themes'][number];
type Organisation = NonNullable<PlanFacts['organisations']>[number];

/** The themes somebody can be limited to. */
export const livingThemes = ({ themes }: PlanFacts): readonly ThemeFacts[] =>
  themes.filter(({ archived }) => !archived);

/** "5 Bosetting" */
export const themeName = ({ no, short, title }: ThemeFacts): string => `${no ?? ''} ${short ?? title}`.trim();

const namesOf = ({ name, short, aliases = [] }: Organisation): string[] =>
  [name, short ?? '', ...aliases].map((one) => one.toLowerCase());

/** The organisation of the register that goes by a name. */
const organisationBy = ({ organisations = [] }: PlanFacts, name: string): Organisation | undefined => {
  const wanted = name.trim().toLowerCase();
  return wanted === '' ? undefined : organisations.find((one) => namesOf(one).includes(wanted));
};

/** For whom somebody is invited, as the server takes it: by the id in the register, where it is in use, or else by name. */
export function here(plan: PlanFacts, organisation: string): { org?: string; organisation?: string } {
  const organisations = plan.organisations?.filter(({ archived }) => !archived);
  const org = organisationBy({ ...plan, organisations }, organisation)?.id;
  const name = organisation.trim();
  return org ? { org } : { ...(name && { organisation: name }) };
}

/** How an organisation is drawn: by its sector, in few letters. */
export function faceOf(plan: PlanFacts, organisation: string): { sector: Sector; short: string } {
  const found = organisationBy(plan, organisation);
  return { sector: sectorOf(found?.kind), short: found?.short ?? organisation };
}

/** What people call a record: "5.2.3 Årlig treff"; undefined: it is gone. */
export function nameOf(plan: PlanFacts, entity: string, id: string): string | undefined {
  if (entity === 'plan') return plan.plan.title;
  if (entity === 'organisation') return plan.organisations?.find((one) => one.id === id)?.name;
  const theme = plan.themes.find((one) => one.id === id);
  if (theme) return `${theme.no ?? ''} ${theme.title}`.trim();
  const strategies = [...plan.themes.flatMap((one) => one.strategies), ...(plan.unplacedStrategies ?? [])];
  const cards = [...strategies, ...strategies.flatMap((one) => one.actions), ...(plan.unplaced ?? [])];
  const card = cards.find((one) => one.id === id);
  return card && `${card.number ?? ''} ${card.title}`.trim();
}

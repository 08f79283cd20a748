import { isBroken, type Records } from '../plan/document.ts';
import type { Command } from '../plan/command-inputs.ts';
import { limits } from '../plan/schema.ts';
import type { FoundTheme } from './found.ts';
import { shortened, type Wanted } from './propose-fields.ts';
import type { PartyFinder } from './propose-parties.ts';
import type { Places, StrategyPlace, ThemePlace } from './propose-places.ts';
import type { ProposedAction, ProposedParty } from './proposal.ts';

/** What becomes of a row, with all that its commands need. */
export interface Planned {
  readonly outcome: ProposedAction['outcome'];
  readonly id: string;
  readonly place: StrategyPlace;
  /** Of a new action all, of another those that change. */
  readonly fields: Wanted;
  /** Undefined: as they are. */
  readonly owners: readonly ProposedParty[] | undefined;
  readonly partners: readonly ProposedParty[] | undefined;
  readonly isArchived: boolean | undefined;
  readonly shown: Omit<ProposedAction, 'theme' | 'strategy'>;
}

interface Whole {
  readonly places: Places;
  readonly parties: PartyFinder;
  readonly planned: readonly Planned[];
  readonly missing: readonly Planned[];
  readonly records: Records;
}

/** All that is proposed as commands, in an order in which each finds what it needs. */
export function commandsOf({ places, parties, planned, missing, records }: Whole): Command[] {
  return [
    ...[...parties.created.values()].map(({ id, name, short }): Command => ({
      name: 'createOrganisation',
      input: { id, name, ...(short !== undefined && { short }) },
    })),
    ...[...parties.restored].map((id): Command => ({
      name: 'restore',
      input: { entity: 'organisation', id },
    })),
    ...aliasCommands(parties, records),
    ...places.themes.flatMap(themeCommands),
    ...planned.flatMap(actionCommands),
    ...[...planned, ...missing].flatMap(archivalCommands),
  ];
}

function aliasCommands({ created, learnt }: PartyFinder, { organisations }: Records): Command[] {
  const ids = new Set([
    ...learnt.keys(),
    ...[...created.values()].filter(({ aliases }) => aliases.length > 0).map(({ id }) => id),
  ]);
  return [...ids].flatMap((id): Command[] => {
    const record = organisations.get(id);
    const known = record && !isBroken(record) ? record.aliases : (created.get(id)?.aliases ?? []);
    const aliases = [...new Set([...known, ...(learnt.get(id) ?? [])])].slice(0, limits.set);
    const isSame = record && aliases.length === known.length;
    return isSame
      ? []
      : [{ name: 'setField', input: { entity: 'organisation', id, field: 'aliases', value: aliases } }];
  });
}

const texts = ['vision', 'mainGoal', 'subGoals', 'indicators', 'background'] as const;

function themeCommands(theme: ThemePlace): Command[] {
  const { id, record, found, title, no } = theme;
  const said = found ? textsOf(found, record) : {};
  const own: Command[] = record
    ? Object.keys(said).length > 0
      ? [{ name: 'setFields', input: { entity: 'theme', id, fields: said } }]
      : []
    : theme.isUsed
      ? [
          {
            name: 'createTheme',
            input: {
              id,
              title: title || '…',
              fields: { ...said, ...(no !== undefined && no <= 999 && { no }) },
            },
          },
        ]
      : [];
  return [...own, ...theme.strategies.flatMap(strategyCommands)];
}

/** What the source says, where the plan says nothing: what stands in a plan is not written over by a document. */
const textsOf = (found: FoundTheme, record: ThemePlace['record']): Record<string, string> =>
  Object.fromEntries(
    texts.flatMap((field) => (found[field] && !record?.[field] ? [[field, fitText(found[field])]] : [])),
  );

const fitText = (text: string): string => (text.length > limits.text ? shortened(text, limits.text) : text);

function strategyCommands({ id, theme, title, number, record, found, isUsed }: StrategyPlace): Command[] {
  const description = fitText(found?.description ?? '');
  if (record)
    return description !== '' && record.description === ''
      ? [{ name: 'setField', input: { entity: 'strategy', id, field: 'description', value: description } }]
      : [];
  if (!isUsed) return [];
  const fields = { ...(number !== undefined && { number }), ...(description !== '' && { description }) };
  return [{ name: 'createStrategy', input: { id, themeId: theme.id, title: title || '…', fields } }];
}

function actionCommands({ outcome, id, place, fields, owners, partners }: Planned): Command[] {
  const sides: Command[] = [
    ...(owners && (outcome !== 'new' || owners.length > 0)
      ? [{ name: 'setOwners', input: { id, owners: owners.map((one) => one.id) } } as const]
      : []),
    ...(partners && (outcome !== 'new' || partners.length > 0)
      ? [{ name: 'setPartners', input: { id, partners: partners.map((one) => one.id) } } as const]
      : []),
  ];
  if (outcome === 'new') {
    const { title = '', description, ...others } = fields;
    const held = Object.fromEntries(
      Object.entries(others).filter(([, value]) => value !== undefined && value !== ''),
    );
    return [
      { name: 'createAction', input: { id, strategyId: place.id, title, description, fields: held } },
      ...sides,
    ];
  }
  const set = Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, value ?? null]));
  return [
    ...(outcome === 'moved' ? [{ name: 'moveAction', input: { id, strategyId: place.id } } as const] : []),
    ...(Object.keys(set).length > 0
      ? [{ name: 'setFields', input: { entity: 'action', id, fields: set } } as const]
      : []),
    ...sides,
  ];
}

const archivalCommands = ({ id, isArchived }: Planned): Command[] =>
  isArchived === undefined
    ? []
    : [{ name: isArchived ? 'archive' : 'restore', input: { entity: 'action', id } }];

import type * as Y from 'yjs';
import { NameIndex, partiesOf } from '../../../shared/exchange/match-name.ts';
import { en } from '../../../shared/i18n/en.ts';
import type { Language } from '../../../shared/i18n/languages.ts';
import { nb } from '../../../shared/i18n/nb.ts';
import { nn } from '../../../shared/i18n/nn.ts';
import { cells as enCells } from '../../../shared/i18n/table/cells/en.ts';
import { cells as nbCells } from '../../../shared/i18n/table/cells/nb.ts';
import { cells as nnCells } from '../../../shared/i18n/table/cells/nn.ts';
import { isBroken, readAll, type Broken } from '../../../shared/plan/document.ts';
import type { Action, Organisation, Strategy, Theme } from '../../../shared/plan/schema.ts';
import { splitPlace } from '../../../shared/plan/tree.ts';
import type { CellContext } from '../../../shared/table/cells.ts';

const messages = { nb, nn, en };
const cells = { nb: nbCells, nn: nnCells, en: enCells };

/** Cells as they are read from a document at the moment. */
export function contextOf(doc: Y.Doc, language: Language = 'nb'): CellContext {
  const records = readAll(doc);
  const whole = <T extends { id: string }>(record: T | Broken | undefined): T | undefined =>
    record && !isBroken(record) ? record : undefined;
  const strategy = ({ place }: Action) => whole<Strategy>(records.strategies.get(splitPlace(place).parent));
  return {
    language,
    words: {
      cells: cells[language],
      status: messages[language].status,
      funding: messages[language].money,
    },
    organisation: (id) => whole<Organisation>(records.organisations.get(id)),
    theme: (action) => whole<Theme>(records.themes.get(splitPlace(strategy(action)?.place).parent)),
    strategy,
    names: () => new NameIndex(partiesOf(records).filter(({ isArchived }) => !isArchived)),
    standing: ({ owners, partners }) => ({ confirmed: 1, parts: owners.length + partners.length }),
    changed: (id) => (id === 'a1' ? '2026-11-20T10:00:00Z' : undefined),
    moment: (iso) => `siden ${iso.slice(0, 10)}`,
  };
}

/** The actions of a document that can be read, in the order they were added. */
export const actionsOf = (doc: Y.Doc): Action[] =>
  [...readAll(doc).actions.values()].filter((one): one is Action => !isBroken(one));

export const actionIn = (doc: Y.Doc, id: string): Action => actionsOf(doc).find((one) => one.id === id)!;

import { percentOf } from '../../../shared/actors/load.ts';
import { actorsTexts } from '../../../shared/i18n/late.ts';
import { useKnownTexts } from '../../lib/i18n.tsx';
import { useSession } from '../../sync/hooks.tsx';
import { SaveMenu } from '../SaveMenu.tsx';
import { roleOf, useSettings } from '../settings.ts';
import type { Figures } from '../use-carried.ts';
import { columnWords } from '../words.ts';
import { LoadFigure } from './LoadFigure.tsx';
import type { Rows } from './rows.ts';

interface SaveLoadProps {
  readonly figures: Figures;
  readonly table: Rows;
}

/** Keeps the loads: all of them, also those that are folded. */
export function SaveLoad({ figures, table }: SaveLoadProps) {
  const m = useKnownTexts(actorsTexts).load;
  const texts = useKnownTexts(actorsTexts);
  const { plan } = useSession();
  const [settings] = useSettings();
  const role = roleOf(settings, 'load');
  const heads = table.columns.map((column) => columnWords(figures.records, settings.split, column, texts));
  const of = figures.carried.length;
  const rows = () => [
    [m.who[role], m.count, m.share, ...heads.map(({ whole }) => whole)],
    ...table.rows.map(({ full, total, cells }) => [
      full,
      total.now,
      m.percent(percentOf(total.now, of)),
      ...cells.map(({ now }) => now),
    ]),
  ];
  return (
    <SaveMenu
      name={`${plan}-${m.title.toLowerCase()}`}
      rows={rows}
      figure={<LoadFigure table={table} heads={heads} role={role} of={of} />}
    />
  );
}

import { actorsTexts } from '../../../shared/i18n/late.ts';
import { useKnownTexts } from '../../lib/i18n.tsx';
import { useSession } from '../../sync/hooks.tsx';
import { SaveMenu } from '../SaveMenu.tsx';
import type { Balances } from './rows.ts';
import { SectorFigure } from './SectorFigure.tsx';

/** Keeps the balances, with the whole plan last. */
export function SaveSectors({ balances }: { readonly balances: Balances }) {
  const { frame, sectors: m } = useKnownTexts(actorsTexts);
  const { plan } = useSession();
  const { rows, sum, groups } = balances;
  const cells = () => [
    [m.theme, m.actions, ...groups.map((group) => m.group[group])],
    ...[...rows, sum].map(({ whole, actions, groups: of }) => [
      whole,
      actions.length,
      ...groups.map((group) => of.get(group)?.length ?? 0),
    ]),
  ];
  return (
    <SaveMenu
      name={`${plan}-${frame.part.sectors.toLowerCase()}`}
      rows={cells}
      figure={<SectorFigure balances={balances} />}
    />
  );
}

import { columnOf, partiesOf, type Role } from '../../../shared/actors/load.ts';
import type { PlannedLoad } from '../../../shared/actors/planned.ts';
import type { Filter } from '../../../shared/find/filter.ts';
import { actorsTexts } from '../../../shared/i18n/late.ts';
import { useKnownTexts } from '../../lib/i18n.tsx';
import { ListDialog } from '../ListDialog.tsx';
import { roleOf, useSettings } from '../settings.ts';
import type { Figures } from '../use-carried.ts';
import { columnWords, shortIn } from '../words.ts';

/** What somebody wants to see the actions of: an organisation, in one column or in all; or what rests on those to come. */
export type Asked =
  | { readonly what: 'org'; readonly org: string; readonly column: string | undefined }
  | { readonly what: 'planned' }
  | { readonly what: 'early'; readonly org: string };

interface AskedListProps {
  readonly asked: Asked;
  readonly figures: Figures;
  readonly planned: PlannedLoad;
  readonly onClose: () => void;
}

/** The actions that were asked for, as they are now. */
export function AskedList({ asked, ...props }: AskedListProps) {
  if (asked.what === 'org') return <OfOrganisation {...asked} {...props} />;
  return asked.what === 'planned' ? <OfPlanned {...props} /> : <OfEarly {...asked} {...props} />;
}

type Props = Omit<AskedListProps, 'asked'>;

const parts = { lead: 'lead', join: 'partner', both: undefined } as const satisfies Record<
  Role,
  Filter['part']
>;

function OfOrganisation({
  org,
  column,
  figures,
  onClose,
}: Props & { readonly org: string; readonly column: string | undefined }) {
  const m = useKnownTexts(actorsTexts);
  const [settings] = useSettings();
  const { split } = settings;
  const role = roleOf(settings, 'load');
  const carried = figures.carried.filter(
    (one) => partiesOf(one, role).includes(org) && (column === undefined || columnOf(one, split) === column),
  );
  const title = m.load.listed[role](shortIn(figures.records, org), carried.length);
  const place = column !== undefined && columnWords(figures.records, split, column, m).whole;
  const isTheme = split === 'theme' && column;
  return (
    <ListDialog
      title={place ? `${title}: ${place}` : title}
      carried={carried}
      records={figures.records}
      filter={{ organisations: [org], part: parts[role], ...(isTheme && { themes: [column] }) }}
      isMore={column !== undefined && !isTheme}
      onClose={onClose}
    />
  );
}

function OfPlanned({ figures, planned, onClose }: Props) {
  const m = useKnownTexts(actorsTexts).load.warning;
  return (
    <ListDialog
      title={m.list(planned.actions.length)}
      carried={planned.actions}
      records={figures.records}
      filter={{ marks: ['planned'] }}
      onClose={onClose}
    />
  );
}

function OfEarly({ org, figures, planned, onClose }: Props & { readonly org: string }) {
  const m = useKnownTexts(actorsTexts).load.warning;
  const unit = planned.units.find((one) => one.org === org);
  const perhaps = unit?.perhaps ?? [];
  const early = unit?.leads.filter((one) => unit.early.includes(one) || perhaps.includes(one)) ?? [];
  return (
    <ListDialog
      title={m.listEarly(shortIn(figures.records, org), early.length)}
      carried={early}
      records={figures.records}
      remarks={new Map(perhaps.map(({ id }) => [id, m.isPerhaps]))}
      onClose={onClose}
    />
  );
}

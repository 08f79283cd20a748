import { Link } from 'wouter';
import { organisationsTexts } from '../../shared/i18n/late.ts';
import { isBroken } from '../../shared/plan/document.ts';
import { themesAmong, type Listed } from '../../shared/plan/standing.ts';
import { hasImpossibleDate } from '../../shared/plan/timeframe.ts';
import { useKnownTexts, useMessages } from '../lib/i18n.tsx';
import { CommitmentMark } from '../marks/CommitmentMark.tsx';
import { StatusMark } from '../marks/StatusMark.tsx';
import { planLanguage } from '../state/plan-language.ts';
import type { Commitments } from '../state/record-store.ts';
import { useSession } from '../sync/hooks.tsx';
import { shortIn } from './known.ts';
import { ThemeBadge } from './ThemeBadge.tsx';
import type { Figures } from './use-standings.ts';

interface PartsTableProps {
  /** Whose parts they are. */
  readonly of: string;
  readonly part: 'leads' | 'joins';
  readonly listed: readonly Listed[];
  readonly figures: Figures;
  /** What organisations have said of their parts. */
  readonly said: Commitments;
}

/** The actions an organisation leads, or joins. */
export function PartsTable({ of, part, listed, figures, said }: PartsTableProps) {
  const m = useKnownTexts(organisationsTexts);
  const title = part === 'leads' ? m.leadsMany(listed.length) : m.joinsMany(listed.length);
  return (
    <section className="parts" aria-labelledby={`parts-${part}`}>
      <h3 id={`parts-${part}`}>
        {title} {listed.length > 0 && <small className="quiet">{m.inThemes(themesAmong(listed))}</small>}
      </h3>
      {listed.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">
                <span className="hidden">{m.theme}</span>
              </th>
              <th scope="col">{m.number}</th>
              <th scope="col">{m.action}</th>
              <th scope="col">{m.time}</th>
              <th scope="col">{m.status}</th>
              <th scope="col">{m.commitment}</th>
            </tr>
          </thead>
          <tbody>
            {listed.map((one) => (
              <Part key={one.action.id} of={of} part={part} figures={figures} said={said} {...one} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

type PartProps = Omit<PartsTableProps, 'listed'> & Listed;

function Part({ of, part, action, theme, said, figures: { records } }: PartProps) {
  const m = useKnownTexts(organisationsTexts);
  const { board, card } = useMessages();
  const { plan } = useSession();
  const { id, number, title, owners, timeText, status } = action;
  const themeRecord = theme === undefined ? undefined : records.themes.get(theme);
  const others = part === 'leads' ? owners.filter((org) => org !== of) : owners;
  const names = others.map((org) => shortIn(records.organisations, org)).join(', ');
  return (
    <tr>
      <td>
        <ThemeBadge theme={themeRecord && !isBroken(themeRecord) ? themeRecord : undefined} />
      </td>
      <td className="number part-number">{number ?? board.new}</td>
      <td className="part-title" lang={planLanguage}>
        <Link href={`/plan/${plan}/card/${id}`}>{title || id}</Link>{' '}
        {names && <span className="quiet">{part === 'leads' ? m.with(names) : m.ledBy(names)}</span>}
      </td>
      <td className={timeText ? undefined : 'quiet'}>
        {timeText ? <span lang={planLanguage}>{timeText}</span> : card.noTime}
        {timeText && hasImpossibleDate(timeText) && <span className="part-bad"> {card.badDate}</span>}
      </td>
      <td>
        <StatusMark status={status ?? 'proposed'} />
      </td>
      <td>
        <CommitmentMark state={said.stateOf(id, of)} />
      </td>
    </tr>
  );
}

import { exchangeTexts } from '../../shared/i18n/late.ts';
import { isBroken, type Records } from '../../shared/plan/document.ts';
import type { Action } from '../../shared/plan/schema.ts';
import { useKnownTexts, useMessages } from '../lib/i18n.tsx';
import { useStore } from '../state/hooks.tsx';
import { planLanguage } from '../state/plan-language.ts';
import { slotOf } from '../state/slot.ts';
import { actionsIn, namesOf } from './facts.ts';
import { PrintedHead } from './PrintedHead.tsx';

/** The whole plan on paper, in reading order: each theme on a page of its own, its strategies as tables. */
export function PrintedPlan({ day }: { readonly day: Date }) {
  const m = useKnownTexts(exchangeTexts);
  const store = useStore();
  const records = store.records();
  const { themes, unplaced } = store.shown;
  const lost = actionsIn(unplaced, records.actions);
  return (
    <>
      <PrintedHead day={day} />
      {themes.map((id) => (
        <PrintedTheme key={id} id={id} records={records} />
      ))}
      {lost.length > 0 && (
        <section className="printed-theme">
          <h2>{m.print.unplaced}</h2>
          <PrintedActions actions={lost} records={records} />
        </section>
      )}
    </>
  );
}

interface PartProps {
  readonly id: string;
  readonly records: Records;
}

function PrintedTheme({ id, records }: PartProps) {
  const m = useMessages();
  const { shown } = useStore();
  const theme = records.themes.get(id);
  if (!theme || isBroken(theme)) return null;
  const said = (term: string, text: string) =>
    text.trim() && (
      <div>
        <dt>{term}</dt>
        <dd lang={planLanguage}>{text}</dd>
      </div>
    );
  return (
    <section className="printed-theme" data-slot={slotOf(theme.no)}>
      <h2>
        {theme.no !== undefined && <span className="badge">{theme.no}</span>}
        <span lang={planLanguage}>{theme.title}</span>
      </h2>
      <dl className="printed-facts">
        {said(m.board.mainGoal, theme.mainGoal)}
        {said(m.board.subGoals, theme.subGoals)}
      </dl>
      {(shown.strategies.get(id) ?? []).map((strategy) => (
        <PrintedStrategy key={strategy} id={strategy} records={records} />
      ))}
    </section>
  );
}

function PrintedStrategy({ id, records }: PartProps) {
  const m = useKnownTexts(exchangeTexts);
  const { shown } = useStore();
  const strategy = records.strategies.get(id);
  if (!strategy || isBroken(strategy)) return null;
  const actions = actionsIn(shown.cards.get(id) ?? [], records.actions);
  return (
    <section className="printed-strategy">
      <h3>
        {strategy.number && <b className="number">{strategy.number} </b>}
        <span lang={planLanguage}>{strategy.title}</span>
      </h3>
      {actions.length === 0 ? (
        <p className="quiet">{m.print.noActions}</p>
      ) : (
        <PrintedActions actions={actions} records={records} />
      )}
    </section>
  );
}

interface PrintedActionsProps {
  readonly actions: readonly Action[];
  readonly records: Records;
}

function PrintedActions({ actions, records: { organisations } }: PrintedActionsProps) {
  const { print } = useKnownTexts(exchangeTexts);
  const m = useMessages();
  const names = (ids: readonly string[]) => namesOf(ids, organisations, print.planned);
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{print.number}</th>
          <th scope="col">{print.action}</th>
          <th scope="col">{print.owners}</th>
          <th scope="col">{print.partners}</th>
          <th scope="col">{print.time}</th>
          <th scope="col">{print.status}</th>
        </tr>
      </thead>
      <tbody lang={planLanguage}>
        {actions.map(({ id, number, title, owners, partners, timeText, status }) => (
          <tr key={id}>
            <td className="number">{number ?? print.isNew}</td>
            <th scope="row">{title}</th>
            <td>{names(owners) || print.noOwner}</td>
            <td>{names(partners)}</td>
            <td>{timeText ?? print.noTime}</td>
            <td>{m.status[status ?? 'proposed']}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

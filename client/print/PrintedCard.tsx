import { exchangeTexts } from '../../shared/i18n/late.ts';
import { isBroken, type Records } from '../../shared/plan/document.ts';
import { amountText } from '../../shared/plan/money.ts';
import type { Action } from '../../shared/plan/schema.ts';
import type { Messages } from '../../shared/i18n/nb.ts';
import { dayWords } from '../lib/day.ts';
import { useKnownTexts, useSpoken } from '../lib/i18n.tsx';
import { useStore } from '../state/hooks.tsx';
import { labelOf, nameOf, shownParent } from '../state/names.ts';
import { planLanguage } from '../state/plan-language.ts';
import { slotOf } from '../state/slot.ts';
import { namesOf } from './facts.ts';
import { PrintedHead } from './PrintedHead.tsx';

/** One action on paper, with all that is known of it. */
export function PrintedCard({ id, day }: { readonly id: string; readonly day: Date }) {
  const { print } = useKnownTexts(exchangeTexts);
  const { messages: m, language } = useSpoken();
  const store = useStore();
  const action = store.record('action', id);
  if (!action || isBroken(action)) return <PrintedHead day={day} />;
  const strategy = store.record('strategy', shownParent(store, 'action', id));
  const theme = store.record('theme', shownParent(store, 'strategy', strategy?.id ?? ''));
  const records = store.records();
  const names = (ids: readonly string[]) => namesOf(ids, records.organisations, print.planned);
  const on = (iso: string | undefined) => iso && dayWords(iso, language);
  const facts: readonly (readonly [string, string | undefined])[] = [
    [print.theme, nameOf(theme, m)],
    [print.strategy, nameOf(strategy, m)],
    [print.status, m.status[action.status ?? 'proposed']],
    [print.owners, joined(names(action.owners) || print.noOwner, action.ownerNote)],
    [print.partners, joined(names(action.partners), action.partnerNote)],
    [print.time, joined(action.timeText ?? print.noTime, action.timeNote)],
    [print.start, on(action.start)],
    [print.due, on(action.due)],
    [print.nextStep, joined(action.nextStep, on(action.nextDate))],
    [print.funding, fundingOf(action, m)],
    [print.effort, action.effort],
    [print.benefitParticipants, action.benefitParticipants],
    [print.benefitRegion, action.benefitRegion],
    [print.note, action.note],
    [print.links, linksOf(action, records)],
  ];
  const no = theme && !isBroken(theme) ? theme.no : undefined;
  return (
    <>
      <PrintedHead day={day} />
      <article className="printed-card" data-slot={slotOf(no)}>
        <h2 lang={planLanguage}>
          <span className="number">{action.number ?? print.isNew} </span>
          {action.title}
        </h2>
        {action.description && (
          <p className="printed-description" lang={planLanguage}>
            {action.description}
          </p>
        )}
        <dl className="printed-facts">
          {facts.map(
            ([term, text]) =>
              text && (
                <div key={term}>
                  <dt>{term}</dt>
                  <dd lang={planLanguage}>{text}</dd>
                </div>
              ),
          )}
        </dl>
      </article>
    </>
  );
}

const joined = (...parts: readonly (string | undefined)[]): string => parts.filter(Boolean).join(' · ');

/** What the plan says of the money, and each sum with its source and how far it has come. */
function fundingOf({ fundingText, funding }: Action, m: Messages): string {
  const rows = funding.map(({ source, amount, state }) => {
    const sum =
      amount === undefined ? m.money.state[state] : m.money.sum(m.money.state[state], amountText(amount));
    return `${source}: ${sum}`;
  });
  return [fundingText, ...rows].filter(Boolean).join('\n');
}

const linksOf = ({ links }: Action, { actions }: Records): string =>
  links.map((id) => [labelOf(actions.get(id)), titleIn(actions, id)].filter(Boolean).join(' ')).join('\n');

function titleIn(actions: Records['actions'], id: string): string {
  const action = actions.get(id);
  return action && !isBroken(action) && action.number ? action.title : '';
}

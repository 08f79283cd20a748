import {
  CalendarIcon,
  CheckmarkIcon,
  ClockDashedIcon,
  ExclamationmarkTriangleIcon,
  HandshakeIcon,
  QuestionmarkCircleIcon,
} from '@navikt/aksel-icons';
import { exchangeTexts } from '../../shared/i18n/late.ts';
import { dayWords } from '../lib/day.ts';
import { useKnownTexts, useSpoken } from '../lib/i18n.tsx';
import { planLanguage } from '../state/plan-language.ts';
import { Marked } from '../ui/Marked.tsx';
import { doubtedIn } from './doubted.ts';
import { PartyChip } from './PartyChip.tsx';
import type { Row } from './rows.ts';

/** One row of the document as it stands there, and the action it becomes. */
export function RowCard({ row }: { readonly row: Row }) {
  const { at, isOpen } = row;
  return (
    <article
      id={`import-row-${at}`}
      className={`import-row ${isOpen ? 'in-doubt' : ''}`}
      tabIndex={-1}
      aria-labelledby={`import-row-${at}-title`}
    >
      <Verbatim row={row} />
      <Becomes row={row} />
    </article>
  );
}

function Verbatim({ row: { action, doubts } }: { readonly row: Row }) {
  const m = useKnownTexts(exchangeTexts);
  return (
    <div className="row-verbatim">
      <span className="row-side">{m.rows.verbatim}</span>
      <dl lang={planLanguage}>
        {action.found.words.map(({ header, text }, at) => (
          <div key={at}>
            <dt>{header || m.columns.noName}</dt>
            {text ? (
              <dd>
                <Marked text={text} parts={doubtedIn(text, doubts)} />
              </dd>
            ) : (
              <dd className="quiet">{m.rows.emptyCell}</dd>
            )}
          </div>
        ))}
      </dl>
    </div>
  );
}

function Becomes({ row }: { readonly row: Row }) {
  const m = useKnownTexts(exchangeTexts);
  const { at, action } = row;
  const { number, title, description } = action;
  return (
    <div className="row-becomes">
      <span className="row-side">{m.rows.becomes}</span>
      <div className="row-top">
        {number && <span className="number row-number">{number}</span>}
        <StandPill row={row} />
      </div>
      <h3 id={`import-row-${at}-title`} lang={planLanguage}>
        {title}
      </h3>
      {description && (
        <p className="row-description" lang={planLanguage}>
          {description}
        </p>
      )}
      <Parties row={row} />
      <Time row={row} />
    </div>
  );
}

/** Whether it is clear, or what is in doubt. */
export function StandPill({ row: { doubts, isOpen } }: { readonly row: Row }) {
  const m = useKnownTexts(exchangeTexts);
  if (isOpen)
    return [...new Set(doubts.map(({ kind }) => kind))].map((kind) => (
      <span key={kind} className="pill amber">
        <QuestionmarkCircleIcon aria-hidden />
        {m.kind[kind]}
      </span>
    ));
  return (
    <span className="pill green">
      <CheckmarkIcon aria-hidden />
      {doubts.length > 0 ? m.rows.settled : m.rows.ready}
    </span>
  );
}

function Parties({ row: { action } }: { readonly row: Row }) {
  const { messages: m } = useSpoken();
  const { owners, partners, ownerNote, partnerNote } = action;
  return (
    <div className="row-parties">
      <span className="hidden">{m.card.owners}: </span>
      {owners.map((party) => (
        <PartyChip key={party.id} party={party} />
      ))}
      {owners.length === 0 && (
        <span className="chip missing">
          <ExclamationmarkTriangleIcon aria-hidden />
          <span>{m.card.noOwner}</span>
        </span>
      )}
      {ownerNote && (
        <span className="row-remark" lang={planLanguage}>
          {ownerNote}
        </span>
      )}
      {(partners.length > 0 || partnerNote) && (
        <span className="row-partners">
          <HandshakeIcon aria-hidden />
          <span className="hidden">{m.card.partners(partners.length)}: </span>
          {partners.map((party) => (
            <PartyChip key={party.id} party={party} />
          ))}
          {partnerNote && (
            <span className="row-remark" lang={planLanguage}>
              {partnerNote}
            </span>
          )}
        </span>
      )}
    </div>
  );
}

function Time({ row: { action, doubts } }: { readonly row: Row }) {
  const texts = useKnownTexts(exchangeTexts);
  const { messages: m, language } = useSpoken();
  const { timeText, due } = action;
  const isBad = doubts.some(({ kind }) => kind === 'time') && due === undefined;
  const Icon = isBad ? ExclamationmarkTriangleIcon : timeText ? CalendarIcon : ClockDashedIcon;
  return (
    <p className={isBad ? 'row-time is-bad' : 'row-time'}>
      <Icon aria-hidden />
      <span>
        <span className="hidden">{m.card.time}: </span>
        {timeText ? <span lang={planLanguage}>{timeText}</span> : m.card.noTime}
        {due && <span className="quiet"> → {texts.rows.deadline(dayWords(due, language))}</span>}
      </span>
    </p>
  );
}

import {
  CalendarIcon,
  ClockDashedIcon,
  ExclamationmarkTriangleIcon,
  HandshakeIcon,
  InformationSquareIcon,
} from '@navikt/aksel-icons';
import type { ReactNode } from 'react';
import type { Action } from '../../shared/plan/schema.ts';
import { hasImpossibleDate } from '../../shared/plan/timeframe.ts';
import { useMessages } from '../lib/i18n.tsx';
import { OrganisationChip, useShortName } from '../marks/OrganisationChip.tsx';
import { StandstillMark } from '../marks/StandstillMark.tsx';
import { CardBadges } from '../marks/CardBadges.tsx';
import { StatusMark } from '../marks/StatusMark.tsx';
import type { Parts } from '../state/filter.ts';
import { planLanguage } from '../state/plan-language.ts';
import { useStandstill } from '../sync/use-standstill.ts';
import { Marked } from '../ui/Marked.tsx';
import './card-face.css';

/** Two owners stand side by side when their short names are together no longer than this. */
const roomForTwo = 20;

interface CardFaceProps {
  readonly action: Action;
  /** What of the title was sought. */
  readonly hits?: Parts | undefined;
  /** Stands in the title's place while it is edited. */
  readonly editor?: ReactNode;
  readonly menu?: ReactNode;
}

/** The facts of a card, always in the same places: number, status, what, who, with whom, when. */
export function CardFace({ action, hits, editor, menu }: CardFaceProps) {
  const m = useMessages();
  return (
    <>
      <div className="card-top">
        {action.number ? (
          <span className="card-number number">{action.number}</span>
        ) : (
          <span className="pill green">{m.board.new}</span>
        )}
        <StatusMark status={action.status ?? 'proposed'} />
        {menu}
      </div>
      {editor || (
        <h4 className="card-title" lang={planLanguage}>
          <Marked text={action.title} parts={hits} />
        </h4>
      )}
      <Parties action={action} />
      <Time action={action} />
      {action.note && (
        <p className="card-note">
          <InformationSquareIcon aria-hidden />
          <span>
            <span className="hidden">{m.board.remark}: </span>
            <span lang={planLanguage}>{action.note}</span>
          </span>
        </p>
      )}
    </>
  );
}

function Parties({ action: { owners, partners } }: { readonly action: Action }) {
  const m = useMessages();
  const [first, second] = owners;
  const firstName = useShortName(first);
  const secondName = useShortName(second);
  const fitsTwo = firstName.length + secondName.length < roomForTwo;
  const named = owners.slice(0, fitsTwo ? 2 : 1);
  return (
    <div className="card-parties">
      <span className="hidden">{m.card.owners}: </span>
      {named.map((id) => (
        <OrganisationChip key={id} id={id} />
      ))}
      {named.length === 0 && (
        <span className="chip missing">
          <ExclamationmarkTriangleIcon aria-hidden />
          <span>{m.card.noOwner}</span>
        </span>
      )}
      {owners.length > named.length && (
        <span className="more">{m.card.andMore(owners.length - named.length)}</span>
      )}
      {partners.length > 0 && (
        <span className="more partners" title={m.card.partners(partners.length)}>
          <HandshakeIcon aria-hidden />
          <span aria-hidden>+{partners.length}</span>
          <span className="hidden">{m.card.partners(partners.length)}</span>
        </span>
      )}
    </div>
  );
}

function Time({ action }: { readonly action: Action }) {
  const m = useMessages();
  const standstill = useStandstill(action);
  const phrase = action.timeText;
  const isBad = phrase !== undefined && hasImpossibleDate(phrase);
  const Icon = isBad ? ExclamationmarkTriangleIcon : phrase ? CalendarIcon : ClockDashedIcon;
  return (
    <div className="card-time">
      <span className={isBad || !phrase ? 'when unsettled' : 'when'}>
        <Icon aria-hidden />
        <span>
          <span className="hidden">{m.card.time}: </span>
          {isBad ? `${m.card.badDate}: ${phrase}` : (phrase ?? m.card.noTime)}
        </span>
      </span>
      <span className="card-badges">
        {standstill && <StandstillMark standstill={standstill} isShort />}
        <CardBadges action={action} />
      </span>
    </div>
  );
}

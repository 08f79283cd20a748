import { ArrowDownIcon, ArrowUpIcon, MenuElipsisVerticalIcon } from '@navikt/aksel-icons';
import { useRef, useState, type KeyboardEvent } from 'react';
import { Link } from 'wouter';
import { can, type Actor } from '../../shared/access.ts';
import { partiesTexts } from '../../shared/i18n/late.ts';
import { isBroken } from '../../shared/plan/document.ts';
import { standsFor } from '../../shared/plan/merged.ts';
import type { Action } from '../../shared/plan/schema.ts';
import type { CommitmentState } from '../../shared/record/schema.ts';
import { sectorOf } from '../../shared/plan/sector.ts';
import { useKnownTexts, useMessages } from '../lib/i18n.tsx';
import { useSignal } from '../lib/signal.ts';
import { CommitmentMark } from '../marks/CommitmentMark.tsx';
import { useRecord, useStore } from '../state/hooks.tsx';
import { nameOf } from '../state/names.ts';
import { planLanguage } from '../state/plan-language.ts';
import { useCommitment } from '../state/said.ts';
import { usePerform, useSession } from '../sync/hooks.tsx';
import { useNotices } from '../ui/notices.tsx';
import { shapeOfSector } from '../ui/sectors.ts';
import { Shape } from '../ui/Shape.tsx';
import { AskDialog } from './AskDialog.tsx';
import { PartyMenu, type PartRights } from './PartyMenu.tsx';
import { setting, useOrganisationName, type Side } from './parts.ts';
import { Promised } from './Promised.tsx';
import { useAnswer } from './use-answer.ts';
import { WithdrawDialog } from './WithdrawDialog.tsx';

interface PartyRowProps {
  readonly org: string;
  readonly side: Side;
  readonly action: Action;
  readonly may: boolean;
  /** It has been taken out: whoever did it goes on from somewhere else. */
  readonly onGone: () => void;
}

/** What I am here, as a member for what my organisation has become part of. */
function useStandingActor(): Actor | undefined {
  const me = useSignal(useSession().actor);
  const store = useStore();
  if (me?.org === undefined) return me;
  const become = (id: string) => {
    const one = store.record('organisation', id);
    return one && !isBroken(one) ? one.mergedInto : undefined;
  };
  return { ...me, org: standsFor(me.org, { get: become }) };
}

/** What one may do about a part; nothing about one of an action that is put away. */
function useRights(org: string, { archived }: Action, may: boolean): PartRights {
  const me = useStandingActor();
  const isOpen = me !== undefined && !archived;
  return {
    may,
    mayAsk: isOpen && can(me, 'ask-commitment', { org }),
    mayAnswer: isOpen && can(me, 'answer-commitment', { org }),
    isOwn: me?.org === org,
  };
}

/** An organisation on an action: who it is, how far its promise has come, and what one may do about it. */
export function PartyRow({ org, side, action, may, onGone }: PartyRowProps) {
  const m = useKnownTexts(partiesTexts);
  const { plan } = useSession();
  const name = useOrganisationName(org);
  const commitment = useCommitment(action.id, org);
  const answer = useAnswer(action.id, org, name);
  const rights = useRights(org, action, may);
  const [menuAnchor, openMenu] = useState<HTMLElement>();
  const [dialog, open] = useState<'ask' | 'withdraw'>();
  const { row, move, onKeyDown } = useMoving({ org, side, action, may });
  const state = commitment?.state ?? 'proposed';
  const confirm = () => void answer('confirmed');
  const withdraw = () => open('withdraw');
  const close = () => open(undefined);
  return (
    <li ref={row} className="party" data-org={org} onKeyDown={onKeyDown}>
      <div className="party-line">
        <PartyShape org={org} />
        <Link className="party-name" lang={planLanguage} href={`/plan/${plan}/organisations/${org}`}>
          {name}
        </Link>
        <CommitmentMark state={state} />
        {may && side === 'owners' && action.owners.length > 1 && <MoveButtons {...{ org, action, move }} />}
        {(may || rights.mayAnswer || rights.mayAsk) && (
          <button
            type="button"
            className="button ghost icon small party-menu"
            aria-label={m.options(name)}
            aria-haspopup="menu"
            onClick={(event) => openMenu(event.currentTarget)}
          >
            <MenuElipsisVerticalIcon aria-hidden />
          </button>
        )}
      </div>
      <Promised commitment={commitment} org={org} />
      {rights.mayAnswer && rights.isOwn && <OwnButtons {...{ state, confirm, withdraw }} />}
      {menuAnchor && (
        <PartyMenu
          {...{ org, name, side, action, state, onGone, ...rights }}
          anchor={menuAnchor}
          onMove={move}
          onConfirm={confirm}
          onWithdraw={withdraw}
          onAsk={() => open('ask')}
          onClose={() => openMenu(undefined)}
        />
      )}
      {dialog === 'ask' && <AskDialog {...{ org, name, side, action }} onClose={close} />}
      {dialog === 'withdraw' && (
        <WithdrawDialog name={name} onWithdraw={(reason) => answer('withdrawn', reason)} onClose={close} />
      )}
    </li>
  );
}

interface OwnButtonsProps {
  readonly state: CommitmentState;
  readonly confirm: () => void;
  readonly withdraw: () => void;
}

/** For who speaks for this organisation there is nothing to look for in a menu. */
function OwnButtons({ state, confirm, withdraw }: OwnButtonsProps) {
  const m = useKnownTexts(partiesTexts);
  return (
    <div className="party-own">
      {state !== 'confirmed' && (
        <button type="button" className="button small" onClick={confirm}>
          {m.confirm}
        </button>
      )}
      {state !== 'withdrawn' && (
        <button type="button" className="button small ghost" onClick={withdraw}>
          {m.withdraw}
        </button>
      )}
    </div>
  );
}

function PartyShape({ org }: { readonly org: string }) {
  const m = useMessages();
  const organisation = useRecord('organisation', org);
  const known = organisation && !isBroken(organisation) ? organisation : undefined;
  const sector = sectorOf(known?.kind);
  const isPlanned = known?.planned === true;
  return (
    <span className="party-shape" title={isPlanned ? m.sector.planned : m.sector[sector]}>
      <Shape name={shapeOfSector[sector]} size={14} isHollow={isPlanned} />
      <span className="hidden">{isPlanned ? m.sector.planned : m.sector[sector]}</span>
    </span>
  );
}

interface MoveButtonsProps {
  readonly org: string;
  readonly action: Action;
  readonly move: (step: number) => void;
}

function MoveButtons({ org, action: { owners }, move }: MoveButtonsProps) {
  const m = useKnownTexts(partiesTexts);
  const name = useOrganisationName(org);
  const button = (step: 1 | -1) => {
    const Icon = step === 1 ? ArrowDownIcon : ArrowUpIcon;
    return (
      <button
        type="button"
        className="button ghost icon small party-move"
        data-step={step}
        aria-label={(step === 1 ? m.down : m.up)(name)}
        aria-disabled={owners[step === 1 ? owners.length - 1 : 0] === org}
        onClick={() => move(step)}
      >
        <Icon aria-hidden />
      </button>
    );
  };
  return (
    <span className="party-moves">
      {button(-1)}
      {button(1)}
    </span>
  );
}

/** Moves an organisation among those that lead, by button or with Alt and an arrow; focus stays where it was. */
function useMoving({ org, side, action, may }: Omit<PartyRowProps, 'onGone'>) {
  const m = useKnownTexts(partiesTexts);
  const words = useMessages();
  const perform = usePerform();
  const notices = useNotices();
  const name = useOrganisationName(org);
  const row = useRef<HTMLLIElement>(null);
  const move = (step: number) => {
    const orgs = action[side];
    const from = orgs.indexOf(org);
    const to = from + step;
    if (!may || to < 0 || to >= orgs.length) return;
    const next = orgs.toSpliced(from, 1).toSpliced(to, 0, org);
    const focused = document.activeElement;
    const deed = { kind: 'edit', name: nameOf(action, words), id: action.id } as const;
    if (!perform(deed, setting(side, action.id, next))) return;
    notices.say(m.moved(name, to + 1, orgs.length));
    // A row that has changed places has lost the focus on the way.
    if (focused instanceof HTMLElement && row.current?.contains(focused))
      requestAnimationFrame(() => focused.focus());
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!event.altKey || step === undefined || side !== 'owners') return;
    event.preventDefault();
    event.stopPropagation();
    move(step);
  };
  return { row, move, onKeyDown };
}

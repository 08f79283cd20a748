import {
  ArrowDownIcon,
  ArrowsUpDownIcon,
  ArrowUpIcon,
  ChatElipsisIcon,
  CheckmarkIcon,
  TrashIcon,
  XMarkIcon,
} from '@navikt/aksel-icons';
import { partiesTexts } from '../../shared/i18n/late.ts';
import type { PartiesTexts } from '../../shared/i18n/parties/nb.ts';
import type { Action } from '../../shared/plan/schema.ts';
import type { CommitmentState } from '../../shared/record/schema.ts';
import { useKnownTexts, useMessages } from '../lib/i18n.tsx';
import { nameOf } from '../state/names.ts';
import { usePerform } from '../sync/hooks.tsx';
import { DeedMenu, type MenuItem } from '../ui/Menu.tsx';
import { useNotices } from '../ui/notices.tsx';
import { otherSide, setting, type Side } from './parts.ts';

/** What one may do about a part. */
export interface PartRights {
  /** Whether I may change who stands on the action. */
  readonly may: boolean;
  readonly mayAsk: boolean;
  readonly mayAnswer: boolean;
  /** Whether it is the organisation I am here for. */
  readonly isOwn: boolean;
}

interface PartyMenuProps extends PartRights {
  readonly org: string;
  readonly name: string;
  readonly side: Side;
  readonly action: Action;
  readonly state: CommitmentState;
  readonly anchor: HTMLElement;
  readonly onMove: (step: number) => void;
  readonly onConfirm: () => void;
  readonly onWithdraw: () => void;
  readonly onAsk: () => void;
  readonly onGone: () => void;
  readonly onClose: () => void;
}

/** Everything one may do about an organisation on an action. */
export function PartyMenu(props: PartyMenuProps) {
  const m = useKnownTexts(partiesTexts);
  const standing = useStandingItems(props, m);
  const items = [...promiseItems(props, m), ...(props.may ? standing : [])];
  const { anchor, onClose } = props;
  return <DeedMenu label={m.options(props.name)} anchor={anchor} items={items} onClose={onClose} />;
}

function promiseItems(props: PartyMenuProps, m: PartiesTexts): MenuItem[] {
  const { name, state, mayAsk, mayAnswer, isOwn } = props;
  const ask = { label: m.ask, icon: <ChatElipsisIcon aria-hidden />, run: props.onAsk };
  const confirm = {
    label: isOwn ? m.confirm : m.confirmFor(name),
    icon: <CheckmarkIcon aria-hidden />,
    run: props.onConfirm,
  };
  const withdraw = {
    label: isOwn ? m.withdraw : m.withdrawFor(name),
    icon: <XMarkIcon aria-hidden />,
    run: props.onWithdraw,
  };
  return [
    ...(mayAsk && state !== 'confirmed' ? [ask] : []),
    ...(mayAnswer && state !== 'confirmed' ? [confirm] : []),
    ...(mayAnswer && state !== 'withdrawn' ? [withdraw] : []),
  ];
}

function useStandingItems({ org, name, side, action, onMove, onGone }: PartyMenuProps, m: PartiesTexts) {
  const words = useMessages();
  const perform = usePerform();
  const notices = useNotices();
  const { id, [side]: orgs } = action;
  const other = otherSide[side];
  const deed = { kind: 'edit', name: nameOf(action, words), id } as const;
  const without = setting(
    side,
    id,
    orgs.filter((one) => one !== org),
  );
  const change = () => {
    const others = action[other].filter((one) => one !== org);
    if (perform(deed, without, setting(other, id, [...others, org]))) onGone();
  };
  const remove = () => {
    if (!perform(deed, without)) return;
    notices.say(m.removed(name));
    onGone();
  };
  const move = (step: number): MenuItem => ({
    label: step > 0 ? m.moveDown : m.moveUp,
    icon: step > 0 ? <ArrowDownIcon aria-hidden /> : <ArrowUpIcon aria-hidden />,
    hint: step > 0 ? 'Alt ↓' : 'Alt ↑',
    run: () => onMove(step),
  });
  return [
    ...(side === 'owners' && orgs[0] !== org ? [move(-1)] : []),
    ...(side === 'owners' && orgs.at(-1) !== org ? [move(1)] : []),
    {
      label: side === 'owners' ? m.makePartner : m.makeOwner,
      icon: <ArrowsUpDownIcon aria-hidden />,
      run: change,
    },
    { label: m.remove, icon: <TrashIcon aria-hidden />, run: remove },
  ];
}

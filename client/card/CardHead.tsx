import {
  CheckmarkCircleIcon,
  ChevronDownIcon,
  ChevronRightIcon,
  ChevronUpIcon,
  ClockDashedIcon,
  CloudSlashIcon,
  ExclamationmarkTriangleIcon,
  XMarkIcon,
} from '@navikt/aksel-icons';
import type { ReactNode } from 'react';
import { cardTexts } from '../../shared/i18n/late.ts';
import { isBroken, type Read } from '../../shared/plan/document.ts';
import { useKnownTexts, useMessages } from '../lib/i18n.tsx';
import { useSignal } from '../lib/signal.ts';
import { Avatar } from '../presence/Avatar.tsx';
import { peopleIn } from '../presence/presence.ts';
import { nameOf } from '../state/names.ts';
import { planLanguage } from '../state/plan-language.ts';
import { useOpenCard } from '../sync/card-way.ts';
import { usePresence, useSession } from '../sync/hooks.tsx';
import { useSteadySaveWord } from '../sync/SaveState.tsx';
import { useHome } from './use-home.ts';
import type { Way } from './use-neighbours.ts';

interface CardHeadProps {
  readonly id: string;
  readonly action: Read<'action'> | undefined;
  readonly way: Way;
  readonly onClose: () => void;
}

/** Where the card stands, who else is at it, and the ways on and out. */
export function CardHead({ id, action, way, onClose }: CardHeadProps) {
  const m = useMessages();
  const texts = useKnownTexts(cardTexts);
  const openCard = useOpenCard();
  const go = (to: string) => openCard(to, { replace: true });
  return (
    <header className="card-head">
      <Crumbs action={action} />
      <Saved />
      <WhoElse id={id} />
      <div className="card-ways">
        <Step to={way.previous} label={texts.previous} onGo={go} icon={<ChevronUpIcon aria-hidden />} />
        <Step to={way.next} label={texts.next} onGo={go} icon={<ChevronDownIcon aria-hidden />} />
        <button
          type="button"
          className="button ghost icon"
          aria-label={texts.close}
          title={`${m.app.close} (Esc)`}
          onClick={onClose}
        >
          <XMarkIcon aria-hidden fontSize="1.5rem" />
        </button>
      </div>
    </header>
  );
}

interface StepProps {
  readonly to: string | undefined;
  readonly label: string;
  readonly icon: ReactNode;
  readonly onGo: (to: string) => void;
}

/** A button that stays where it is at the first and the last card: focus is not lost on it. */
function Step({ to, label, icon, onGo }: StepProps) {
  return (
    <button
      type="button"
      className="button ghost icon"
      aria-label={label}
      title={label}
      aria-disabled={to === undefined}
      onClick={() => to !== undefined && onGo(to)}
    >
      {icon}
    </button>
  );
}

function Crumbs({ action }: Pick<CardHeadProps, 'action'>) {
  const m = useMessages();
  const { strategy, theme } = useHome(action);
  return (
    <p className="card-crumbs grow" lang={planLanguage}>
      {theme && !isBroken(theme) && (
        <>
          <span className="badge">{theme.no}</span>
          <strong className="clip">{theme.title}</strong>
        </>
      )}
      {theme && strategy && <ChevronRightIcon aria-hidden />}
      {strategy && <span className="clip card-crumb">{nameOf(strategy, m)}</span>}
      {action && !strategy && <strong>{m.board.unplaced}</strong>}
    </p>
  );
}

const icons = {
  saved: CheckmarkCircleIcon,
  saving: ClockDashedIcon,
  connecting: ClockDashedIcon,
  offline: CloudSlashIcon,
  offlineUnkept: CloudSlashIcon,
  full: ExclamationmarkTriangleIcon,
};

/** The page's head says the same aloud. */
function Saved() {
  const m = useMessages();
  const texts = useKnownTexts(cardTexts);
  const word = useSteadySaveWord();
  const Icon = icons[word];
  return (
    <span className={`save-state ${word}`}>
      <Icon aria-hidden />
      <span>{word === 'saved' ? texts.allSaved : m.saved[word]}</span>
    </span>
  );
}

/** More than this many are told as a number. */
const most = 4;

function WhoElse({ id }: { readonly id: string }) {
  const m = useMessages();
  const texts = useKnownTexts(cardTexts);
  const { person } = useSession();
  const others = useSignal(usePresence().others).filter(({ viewport }) => viewport?.card === id);
  const people = peopleIn(others, person);
  if (people.length === 0) return null;
  return (
    <ul className="avatars" aria-label={texts.alsoHere(people.length)}>
      {people.slice(0, most).map((user) => (
        <li key={user.id}>
          <Avatar user={user} title={m.people.nameTag(user.name, user.organisation)} />
        </li>
      ))}
      {people.length > most && <li className="avatars-rest number">+{people.length - most}</li>}
    </ul>
  );
}

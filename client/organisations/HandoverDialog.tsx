import { useMemo, useState } from 'react';
import { organisationsTexts } from '../../shared/i18n/late.ts';
import { noStanding, type Listed } from '../../shared/plan/standing.ts';
import { useKnownTexts, useMessages } from '../lib/i18n.tsx';
import { usePerform, useSession, useUndo } from '../sync/hooks.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { useNotices } from '../ui/notices.tsx';
import { Effects } from './Effects.tsx';
import { FollowerLine } from './FollowerLine.tsx';
import { choosable, shortIn } from './known.ts';
import { PickOrganisation } from './PickOrganisation.tsx';
import { partOf, previewHandover, type Follower, type Role } from './preview.ts';
import type { Figures } from './use-standings.ts';
import './dialogs.css';

interface HandoverDialogProps {
  readonly from: string;
  readonly figures: Figures;
  /** What is chosen already when it opens. */
  readonly prepared?: Prepared | undefined;
  readonly onClose: () => void;
  /** It has been done, and the dialog is closing. */
  readonly onDone?: (() => void) | undefined;
}

export interface Prepared {
  readonly to: string;
  readonly roles: readonly Role[];
  /** The cards that go over; the others are left. */
  readonly actions: readonly string[];
}

/** Gives what one organisation has to another: all of it, or what is chosen. */
export function HandoverDialog({ from, figures, prepared, onClose, onDone }: HandoverDialogProps) {
  const m = useKnownTexts(organisationsTexts);
  const { app } = useMessages();
  const register = figures.records.organisations;
  const { leads, joins } = figures.standings.get(from) ?? noStanding;
  const [to, setTo] = useState(prepared?.to);
  const [roles, setRoles] = useState<readonly Role[]>(prepared?.roles ?? ['owners', 'partners']);
  const [left, setLeft] = useState(() => leftBy([...leads, ...joins], prepared));
  const choices = useMemo(() => choosable(register, from), [register, from]);
  const followers = useFollowers(figures, from, to, roles);
  const chosen = followers.filter(({ action }) => !left.has(action.id));
  const hand = useHandover(onClose, onDone);
  const turn = (role: Role) =>
    setRoles(roles.includes(role) ? roles.filter((one) => one !== role) : [...roles, role]);
  const check = (role: Role, label: string) => (
    <label className="register-check">
      <input type="checkbox" checked={roles.includes(role)} onChange={() => turn(role)} />
      {label}
    </label>
  );
  return (
    <Dialog
      title={(prepared ? m.handover.titleSome : m.handover.title)(shortIn(register, from))}
      className="wide long"
      onClose={onClose}
    >
      <PickOrganisation label={m.handover.to} register={choices} value={to} onPick={setTo} />
      <div className="handover-roles" role="group" aria-label={m.handover.roles}>
        {check('owners', m.handover.leads(leads.length))}
        {check('partners', m.handover.joins(joins.length))}
      </div>
      <Choices {...{ from, to, figures, followers, left }} onLeave={setLeft} />
      {to !== undefined && chosen.length > 0 && <Effects {...{ from, to, figures, chosen }} />}
      <div className="dialog-foot">
        <button
          type="button"
          className="button primary"
          disabled={to === undefined || chosen.length === 0}
          onClick={() => to !== undefined && hand(from, to, roles, chosen)}
        >
          {m.handover.do(chosen.length)}
        </button>
        <span className="grow" />
        <button type="button" className="button ghost" onClick={onClose}>
          {app.cancel}
        </button>
      </div>
    </Dialog>
  );
}

/** What of somebody's cards is left as it is, by what is prepared. */
const leftBy = (all: readonly Listed[], prepared: Prepared | undefined): ReadonlySet<string> =>
  new Set(prepared ? all.map(({ action }) => action.id).filter((id) => !prepared.actions.includes(id)) : []);

/** The cards that would change; before somebody is chosen, all that the roles have. */
function useFollowers(figures: Figures, from: string, to: string | undefined, roles: readonly Role[]) {
  const { doc } = useSession();
  return useMemo((): readonly Follower[] => {
    if (roles.length === 0) return [];
    if (to !== undefined)
      return previewHandover(doc, figures, { from, to, roles: [...roles] })?.followers ?? [];
    return figures.listed.flatMap((one) => {
      const part = roles.includes('owners') && one.action.owners.includes(from) ? 'leads' : partOf(one, from);
      const isGiven = part === 'leads' ? roles.includes('owners') : roles.includes('partners');
      return part && isGiven ? [{ ...one, part, has: undefined }] : [];
    });
  }, [doc, figures, from, to, roles]);
}

function useHandover(onClose: () => void, onDone?: () => void) {
  const m = useKnownTexts(organisationsTexts);
  const { app } = useMessages();
  const { store } = useSession();
  const perform = usePerform();
  const notices = useNotices();
  const { undo } = useUndo();
  return (from: string, to: string, roles: readonly Role[], chosen: readonly Follower[]) => {
    const register = store.records().organisations;
    const name = m.handover.deed(chosen.length, shortIn(register, from), shortIn(register, to));
    const actions = chosen.map(({ action }) => action.id);
    const done = perform(
      { kind: 'edit', name, id: to },
      { name: 'handOver', input: { from, to, roles: [...roles], actions } },
    );
    onClose();
    if (!done) return;
    onDone?.();
    notices.show({ text: name, action: { label: app.undo, run: undo } });
  };
}

interface ChoicesProps {
  readonly from: string;
  readonly to: string | undefined;
  readonly figures: Figures;
  readonly followers: readonly Follower[];
  /** Cards that are left as they are. */
  readonly left: ReadonlySet<string>;
  readonly onLeave: (left: ReadonlySet<string>) => void;
}

/** Every card, to be left out one by one. */
function Choices({ from, to, figures, followers, left, onLeave }: ChoicesProps) {
  const m = useKnownTexts(organisationsTexts);
  const turn = (id: string, isLeft: boolean) => {
    const now = new Set(left);
    if (isLeft) now.add(id);
    else now.delete(id);
    onLeave(now);
  };
  if (followers.length === 0) return <p className="quiet">{m.handover.nothing}</p>;
  return (
    <>
      <div className="followers-head">
        <b>{m.handover.preview}</b>
        <span className="grow" />
        <button type="button" className="button ghost small" onClick={() => onLeave(new Set())}>
          {m.handover.all}
        </button>
        <button
          type="button"
          className="button ghost small"
          onClick={() => onLeave(new Set(followers.map(({ action }) => action.id)))}
        >
          {m.handover.none}
        </button>
      </div>
      <ul className="followers" aria-label={m.handover.preview}>
        {followers.map((follower) => (
          <li key={follower.action.id}>
            <label className="follower">
              <input
                type="checkbox"
                checked={!left.has(follower.action.id)}
                onChange={(event) => turn(follower.action.id, !event.target.checked)}
              />
              <FollowerLine follower={follower} from={from} to={to} figures={figures} />
            </label>
          </li>
        ))}
      </ul>
    </>
  );
}

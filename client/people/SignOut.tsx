import { useEffect, useEffectEvent, useState } from 'react';
import { peopleTexts } from '../../shared/i18n/late.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { useAccount } from '../state/hooks.tsx';
import { unsentHere, type Unsent } from '../sync/leftovers.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { useNotices } from '../ui/notices.tsx';
import '../ui/gate.css';

interface SignOutProps {
  readonly isEverywhere: boolean;
  /** What the open plan knows to be unsent, for browsers that keep nothing. */
  readonly open?: Unsent | undefined;
  readonly onClose: () => void;
}

/** Signs out at once; asks first when something would be lost. */
export function SignOut({ isEverywhere, open, onClose }: SignOutProps) {
  const m = useKnownTexts(peopleTexts);
  const account = useAccount();
  const notices = useNotices();
  const [unsent, setUnsent] = useState<Unsent>();
  const signOut = () => {
    onClose();
    account.signOut(isEverywhere).catch(() => notices.show({ text: m.notSignedOut }));
  };
  const start = useEffectEvent(({ changes, drafts }: Unsent) => {
    const most = {
      changes: Math.max(changes, open?.changes ?? 0),
      drafts: Math.max(drafts, open?.drafts ?? 0),
    };
    if (most.changes + most.drafts > 0) setUnsent(most);
    else signOut();
  });
  useEffect(() => {
    let isGone = false;
    const none = { changes: 0, drafts: 0 };
    void unsentHere()
      .catch(() => none)
      .then((found) => isGone || start(found));
    return () => {
      isGone = true;
    };
  }, []);
  if (!unsent) return null;
  return (
    <Dialog isAlert title={m.unsent} lead={m.unsentLead} onClose={onClose}>
      <ul className="unsent">
        {unsent.changes > 0 && <li>{m.unsentChanges(unsent.changes)}</li>}
        {unsent.drafts > 0 && <li>{m.unsentDrafts(unsent.drafts)}</li>}
      </ul>
      <div className="dialog-foot">
        <button type="button" className="button primary" onClick={onClose}>
          {m.stay}
        </button>
        <button type="button" className="button danger" onClick={signOut}>
          {m.signOutAnyway}
        </button>
      </div>
    </Dialog>
  );
}

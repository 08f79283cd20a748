import { memberTexts } from '../../shared/i18n/late.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Qr } from './Qr.tsx';
import { ScanSteps, type ShownLink } from './ScanSteps.tsx';

/** The code as large as the screen, for the projector. */
export function BigLink({ url, title, role, onClose }: ShownLink & { readonly onClose: () => void }) {
  const m = useKnownTexts(memberTexts);
  return (
    <Dialog title={title} className="big-link" onClose={onClose}>
      <div>
        <Qr text={url} label={m.invite.qr(title)} />
        <div className="big-link-words">
          <ScanSteps role={role} />
        </div>
      </div>
    </Dialog>
  );
}

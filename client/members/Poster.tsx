import { createPortal } from 'react-dom';
import { memberTexts } from '../../shared/i18n/late.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { planLanguage } from '../state/plan-language.ts';
import { Logo } from '../ui/Logo.tsx';
import { Qr } from './Qr.tsx';
import { ScanSteps, type ShownLink } from './ScanSteps.tsx';
import './poster.css';

/** One sheet of A4 for the wall: what is printed of this page, and nothing else. */
export function Poster({ url, title, role }: ShownLink) {
  const m = useKnownTexts(memberTexts);
  return createPortal(
    <div className="poster">
      <p className="poster-mark">
        <Logo />
      </p>
      <p className="poster-title" lang={planLanguage}>
        {title}
      </p>
      <Qr text={url} label={m.invite.qr(title)} />
      <ScanSteps role={role} />
    </div>,
    document.body,
  );
}

import { useEffect, useState } from 'react';
import { useSignal } from '../lib/signal.ts';
import { useNotices, type Toast } from './notices.tsx';
import './notices.css';

/** How long a toast stays while nobody touches it, in ms. */
const toastTime = 6_000;

/** The toast and the live regions: once, at the end of the page. */
export function NoticeBoard() {
  const notices = useNotices();
  const toast = useSignal(notices.toast);
  return (
    <>
      <div className="toast-place">{toast && <ToastCard toast={toast} key={toast.text} />}</div>
      <div className="hidden" role="status">
        {useSignal(notices.polite)}
      </div>
      <div className="hidden" role="alert">
        {useSignal(notices.assertive)}
      </div>
    </>
  );
}

function ToastCard({ toast }: { toast: Toast }) {
  const notices = useNotices();
  const [isTouched, setTouched] = useState(false);
  useEffect(() => {
    if (isTouched) return;
    const timer = setTimeout(() => notices.toast.value === toast && notices.toast.set(undefined), toastTime);
    return () => clearTimeout(timer);
  }, [isTouched, notices, toast]);
  const { action } = toast;
  const act = () => {
    notices.toast.set(undefined);
    action?.run();
  };
  return (
    <div
      className="toast"
      onMouseEnter={() => setTouched(true)}
      onMouseLeave={() => setTouched(false)}
      onFocus={() => setTouched(true)}
      onBlur={() => setTouched(false)}
    >
      <span>{toast.text}</span>
      {action && (
        <button type="button" className="button" onClick={act}>
          {action.label}
        </button>
      )}
    </div>
  );
}

import { closeCode } from '../../shared/sync-protocol.ts';
import { CheckmarkCircleIcon, CloudSlashIcon, ExclamationmarkTriangleIcon } from '@navikt/aksel-icons';
import type { ReactNode } from 'react';
import { timeOfDay } from '../../shared/i18n/languages.ts';
import { useSpoken } from '../lib/i18n.tsx';
import { useSignal } from '../lib/signal.ts';
import { useSession } from './hooks.tsx';
import './save-state.css';

/**
 * One line under the top bar when something is in the way: what, what it means, what to do.
 * @param news what goes before all other lines, while there is some
 * @param onSignIn signs in again
 */
export function Banner({ news, onSignIn }: { readonly news: ReactNode; readonly onSignIn: () => void }) {
  const { messages: m } = useSpoken();
  const session = useSession();
  const line = useSignal(session.status.line);
  const hasNews = useSignal(session.carryNews) !== undefined;
  if (hasNews) return news;
  if (line.state === 'storage-down')
    return (
      <Line tone="amber" icon={<ExclamationmarkTriangleIcon aria-hidden />} fact={m.banner.full}>
        {m.banner.fullHelp}
      </Line>
    );
  if (line.state === 'final' && line.code === closeCode.noSession)
    return (
      <Line
        tone="amber"
        icon={<ExclamationmarkTriangleIcon aria-hidden />}
        fact={m.rights.signedOut}
        action={
          <button type="button" className="button small" onClick={onSignIn}>
            {m.rights.signIn}
          </button>
        }
      >
        {m.rights.signedOutHelp}
      </Line>
    );
  return <Network />;
}

interface LineProps {
  readonly tone: 'amber' | 'green' | 'red';
  readonly icon: ReactNode;
  readonly fact: string;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

export function Line({ tone, icon, fact, action, children }: LineProps) {
  return (
    <output className={`banner ${tone}`}>
      {icon}
      <span>
        <strong>{fact}</strong> {children}
      </span>
      {action}
    </output>
  );
}

/** Offline since when and with how much; and, when the line is back, what was merged. */
function Network() {
  const { language, messages: m } = useSpoken();
  const session = useSession();
  const news = useSignal(session.lineNews.news);
  const unsent = useSignal(session.log.pending).length;
  const isKept = useSignal(session.isKept);
  if (!news) return null;
  if (news.kind === 'back')
    return (
      <Line tone="green" icon={<CheckmarkCircleIcon aria-hidden />} fact={m.banner.back}>
        {news.merged > 0 && m.banner.merged(news.merged)}
      </Line>
    );
  const time = timeOfDay(news.since, language);
  return (
    <Line tone="amber" icon={<CloudSlashIcon aria-hidden />} fact={m.banner.offlineSince(time)}>
      {isKept ? m.banner.offline(unsent) : m.banner.unkept}
    </Line>
  );
}

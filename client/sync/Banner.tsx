import { CheckmarkCircleIcon, CloudSlashIcon, ExclamationmarkTriangleIcon } from '@navikt/aksel-icons';
import type { ReactNode } from 'react';
import { jsonText, planToJson } from '../../shared/exchange/to-json.ts';
import { timeOfDay } from '../../shared/i18n/languages.ts';
import { closeCode } from '../../shared/sync-protocol.ts';
import { useSpoken } from '../lib/i18n.tsx';
import { useSignal } from '../lib/signal.ts';
import { useSession } from './hooks.tsx';
import './save-state.css';

/** One line under the top bar when something is in the way: what, what it means, what to do. */
export function Banner() {
  const { messages: m } = useSpoken();
  const session = useSession();
  const line = useSignal(session.connection.line);
  const refused = useSignal(session.connection.refused);
  if (line.state === 'final' && line.code === closeCode.discardCopy) return <Replaced />;
  if (refused)
    return (
      <Line tone="red" icon={<ExclamationmarkTriangleIcon aria-hidden />} fact={m.banner.refused}>
        {m.banner.refusedHelp}
      </Line>
    );
  if (line.state === 'storage-down')
    return (
      <Line tone="amber" icon={<ExclamationmarkTriangleIcon aria-hidden />} fact={m.banner.full}>
        {m.banner.fullHelp}
      </Line>
    );
  return <Network />;
}

interface LineProps {
  readonly tone: 'amber' | 'green' | 'red';
  readonly icon: ReactNode;
  readonly fact: string;
  readonly children: ReactNode;
}

function Line({ tone, icon, fact, children }: LineProps) {
  return (
    <output className={`banner ${tone}`}>
      {icon}
      <span>
        <strong>{fact}</strong> {children}
      </span>
    </output>
  );
}

/** Offline since when and with how much; and, when the line is back, what was merged. */
function Network() {
  const { language, messages: m } = useSpoken();
  const session = useSession();
  const news = useSignal(session.lineNews.news);
  const unsent = useSignal(session.unsent);
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

/** The server holds another plan under this name: my copy is put aside, not merged and not thrown away. */
function Replaced() {
  const { messages: m } = useSpoken();
  const session = useSession();
  const download = () => {
    const blob = new Blob([jsonText(planToJson(session.store.records()))], { type: 'application/json' });
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = `${session.plan}.json`;
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <div className="banner amber" role="alert">
      <ExclamationmarkTriangleIcon aria-hidden />
      <span>
        <strong>{m.banner.replaced}</strong> {m.banner.replacedHelp}
      </span>
      <button type="button" className="button small" onClick={download}>
        {m.banner.download}
      </button>
      <button type="button" className="button small primary" onClick={() => location.reload()}>
        {m.banner.continueFresh}
      </button>
    </div>
  );
}

import { Component, useEffect, useState, type ReactNode } from 'react';
import { Link, Route, Switch } from 'wouter';
import { homeTexts, memberTexts } from '../shared/i18n/late.ts';
import { useMessages } from './lib/i18n.tsx';
import { late } from './lib/late.tsx';
import { PlanPage } from './PlanPage.tsx';
import { LanguageMenu } from './settings/LanguageMenu.tsx';
import { Account } from './state/account.ts';
import { AccountContext } from './state/hooks.tsx';
import { Logo } from './ui/Logo.tsx';
import { NoticeBoard } from './ui/NoticeBoard.tsx';
import { Notices, NoticesContext } from './ui/notices.tsx';
import './app.css';

const Home = late(async () => (await import('./home/Home.tsx')).Home, homeTexts);
const MembersPage = late(async () => (await import('./members/MembersPage.tsx')).MembersPage, memberTexts);

/** The pages, and what is told on all of them. */
export function App() {
  const [notices] = useState(() => new Notices());
  const [account] = useState(() => new Account());
  useEffect(() => void account.refresh(), [account]);
  const m = useMessages();
  return (
    <AccountContext value={account}>
      <NoticesContext value={notices}>
        <Safe words={m.app}>
          <Switch>
            <Route path="/plan/:id">{({ id }) => <PlanPage key={id} plan={id} />}</Route>
            <Route>
              <header className="top">
                <Link href="/" className="logo" aria-label={`Samplan: ${m.app.home}`}>
                  <Logo />
                </Link>
                <span className="grow" />
                <LanguageMenu />
              </header>
              <Switch>
                <Route path="/plan/:id/members">{({ id }) => <MembersPage key={id} plan={id} />}</Route>
                <Route>
                  <Home />
                </Route>
              </Switch>
            </Route>
          </Switch>
        </Safe>
        <NoticeBoard />
      </NoticesContext>
    </AccountContext>
  );
}

interface SafeProps {
  readonly words: { failed: string; failedHelp: string; reload: string };
  readonly children: ReactNode;
}

/** Instead of a white page: what happened, what was kept, what to do. */
class Safe extends Component<SafeProps, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override render() {
    const { words, children } = this.props;
    if (!this.state.hasFailed) return children;
    return (
      <main className="notice-page" role="alert">
        <h1>{words.failed}</h1>
        <p className="quiet">{words.failedHelp}</p>
        <button type="button" className="button primary" onClick={() => location.reload()}>
          {words.reload}
        </button>
      </main>
    );
  }
}

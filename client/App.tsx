import { Component, useEffect, useState, type ReactNode } from 'react';
import { Route, Switch } from 'wouter';
import { homeTexts, memberTexts, partiesTexts, peopleTexts } from '../shared/i18n/late.ts';
import { useMessages } from './lib/i18n.tsx';
import { late } from './lib/late.tsx';
import { hideSecret } from './lib/secret.ts';
import { PlanPage } from './PlanPage.tsx';
import { Account } from './state/account.ts';
import { AccountContext, useMe } from './state/hooks.tsx';
import { TopBar } from './TopBar.tsx';
import { NoticeBoard } from './ui/NoticeBoard.tsx';
import { Notices, NoticesContext } from './ui/notices.tsx';
import './ui/field.css';
import './app.css';

const page = { isPage: true };
const Home = late(async () => (await import('./home/Home.tsx')).Home, homeTexts, page);
const SignIn = late(async () => (await import('./people/SignIn.tsx')).SignIn, peopleTexts, page);
const SetUp = late(async () => (await import('./people/SetUp.tsx')).SetUp, peopleTexts, page);
const NewAddress = late(async () => (await import('./people/NewAddress.tsx')).NewAddress, peopleTexts, page);
const Join = late(async () => (await import('./people/Join.tsx')).Join, peopleTexts, page);
const AnswerPage = late(async () => (await import('./answer/AnswerPage.tsx')).AnswerPage, partiesTexts, page);
const AccountMenu = late(async () => (await import('./people/AccountMenu.tsx')).AccountMenu, peopleTexts);
const MembersPage = late(
  async () => (await import('./members/MembersPage.tsx')).MembersPage,
  memberTexts,
  page,
);

/** The pages, and what is told on all of them. */
export function App() {
  const [notices] = useState(() => new Notices());
  const [account] = useState(() => new Account());
  useState(hideSecret);
  useEffect(() => void account.refresh(), [account]);
  const m = useMessages();
  return (
    <AccountContext value={account}>
      <NoticesContext value={notices}>
        <Safe words={m.app}>
          <Switch>
            <Route path="/sign-in">
              <TopBar />
              <SignIn />
            </Route>
            <Route path="/set-up">
              <TopBar />
              <SetUp />
            </Route>
            <Route path="/address">
              <Front>
                <NewAddress />
              </Front>
            </Route>
            <Route path="/join">
              <TopBar />
              <Join />
            </Route>
            <Route path="/answer">
              <TopBar />
              <AnswerPage />
            </Route>
            <Route path="/plan/:id/members">
              {({ id }) => (
                <Front>
                  <MembersPage key={id} plan={id} />
                </Front>
              )}
            </Route>
            <Route path="/plan/:id/*?">
              {({ id, '*': at }) => <PlanPage key={id} plan={id} at={at ?? ''} />}
            </Route>
            <Route>
              <Front>
                <Home />
              </Front>
            </Route>
          </Switch>
        </Safe>
        <NoticeBoard />
      </NoticesContext>
    </AccountContext>
  );
}

/** A page for who is signed in; for nobody, the way in. */
function Front({ children }: { readonly children: ReactNode }) {
  const me = useMe();
  return (
    <>
      <TopBar>{me && <AccountMenu />}</TopBar>
      {me === null && <SignIn isInPlace />}
      {me && (me.needsSetup ? <SetUp isInPlace /> : children)}
    </>
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

import { PencilIcon, PersonPlusIcon } from '@navikt/aksel-icons';
import { useEffect, useState } from 'react';
import { Link, useLocation } from 'wouter';
import {
  exchangeTexts,
  handTexts,
  organisationsTexts,
  panelTexts,
  peopleTexts,
} from '../shared/i18n/late.ts';
import { isBroken } from '../shared/plan/document.ts';
import { planRecordId } from '../shared/plan/schema.ts';
import { closeCode } from '../shared/sync-protocol.ts';
import { useMessages } from './lib/i18n.tsx';
import { late } from './lib/late.tsx';
import { Signal, useSignal } from './lib/signal.ts';
import { singles } from './lib/keys.ts';
import { areKeysElsewhere, singleKeys } from './lib/single-keys.ts';
import { Avatars } from './presence/Avatars.tsx';
import { Presence } from './presence/presence.ts';
import { LanguageMenu } from './settings/LanguageMenu.tsx';
import { MyMenu } from './settings/MyMenu.tsx';
import { PeopleContext } from './state/plan-people.ts';
import { RecordContext } from './state/said.ts';
import { LooksContext, noLooks, type Looks } from './state/filter.ts';
import { rememberPlan } from './state/remembered-plans.ts';
import { StoreContext, useAccount, useMe, useRecord, useStore } from './state/hooks.tsx';
import { SessionContext, useMay, useSession } from './sync/hooks.tsx';
import { linksToCopy } from './sync/links.ts';
import { Banner } from './sync/Banner.tsx';
import { RightsNote } from './sync/RightsNote.tsx';
import { SaveState } from './sync/SaveState.tsx';
import { Session } from './sync/session.ts';
import { TopBar } from './TopBar.tsx';
import { Logo } from './ui/Logo.tsx';
import { planLanguage } from './state/plan-language.ts';
import { atBoard, placeFrom, type Place } from '../shared/views/place.ts';
import { Views } from './views/Views.tsx';

const page = { isPage: true };
const OrganisationsPage = late(
  async () => (await import('./organisations/OrganisationsPage.tsx')).OrganisationsPage,
  organisationsTexts,
  page,
);
const Importer = late(async () => (await import('./exchange/Importer.tsx')).Importer, exchangeTexts, page);
const ExportDialog = late(
  async () => (await import('./exchange/ExportDialog.tsx')).ExportDialog,
  exchangeTexts,
);
const Printed = late(async () => (await import('./print/Printed.tsx')).Printed, exchangeTexts);
const LinkDialog = late(async () => (await import('./ui/LinkDialog.tsx')).LinkDialog, handTexts);
const SignIn = late(async () => (await import('./people/SignIn.tsx')).SignIn, peopleTexts, page);
const SetUp = late(async () => (await import('./people/SetUp.tsx')).SetUp, peopleTexts, page);
const AccountDialog = late(
  async () => (await import('./people/AccountDialog.tsx')).AccountDialog,
  peopleTexts,
);
const SignInAgain = late(async () => (await import('./people/SignInAgain.tsx')).SignInAgain, peopleTexts);
const SignOut = late(async () => (await import('./people/SignOut.tsx')).SignOut, peopleTexts);
const DraftsButton = late(async () => (await import('./drafts/DraftsButton.tsx')).DraftsButton);
const DraftsDialog = late(async () => (await import('./drafts/DraftsDialog.tsx')).DraftsDialog, panelTexts);
const ConfirmedFigure = late(async () => (await import('./marks/ConfirmedFigure.tsx')).ConfirmedFigure);
const DraftsNews = late(async () => (await import('./drafts/DraftsNews.tsx')).DraftsNews, panelTexts);
const ShutOut = late(async () => (await import('./drafts/ShutOut.tsx')).ShutOut, panelTexts, page);
const ShortcutSheet = late(
  async () => (await import('./settings/ShortcutSheet.tsx')).ShortcutSheet,
  panelTexts,
);

/** @param at what is open in the plan: a place (`placeFrom`), `import`, `organisations` or `organisations/<id>` */
interface PlanPageProps {
  readonly plan: string;
  readonly at: string;
}

/** A plan, for whoever is signed in. */
export function PlanPage({ plan, at }: PlanPageProps) {
  const me = useMe();
  if (me === undefined) return <Loading />;
  if (me && !me.needsSetup) return <PlanOf key={me.id} plan={plan} at={at} person={me.id} />;
  return (
    <>
      <TopBar />
      {me ? <SetUp isInPlace /> : <SignIn isInPlace />}
    </>
  );
}

/** A plan, open: one session for as long as the page is. */
function PlanOf({ plan, at, person }: PlanPageProps & { readonly person: string }) {
  const [opened, setOpened] = useState<{ session: Session; presence: Presence; looks: Signal<Looks> }>();
  const account = useAccount();
  useEffect(() => {
    const session = new Session(plan, person);
    const presence = new Presence(session.awareness);
    const introduce = () => {
      const { value: me } = account.person;
      if (me?.name) presence.introduce({ id: me.id, name: me.name, organisation: me.organisation });
    };
    introduce();
    const unsubscribe = account.person.subscribe(introduce);
    setOpened({ session, presence, looks: new Signal(noLooks) });
    return () => {
      unsubscribe();
      session.dispose();
    };
  }, [plan, person, account]);
  if (!opened) return null;
  return (
    <SessionContext value={opened}>
      <StoreContext value={opened.session.store}>
        <RecordContext value={opened.session.record.store}>
          <PeopleContext value={opened.session.people}>
            <LooksContext value={opened.looks}>
              <OpenPlan at={at} />
            </LooksContext>
          </PeopleContext>
        </RecordContext>
      </StoreContext>
    </SessionContext>
  );
}

type Panel =
  | 'account'
  | 'sign-out'
  | 'sign-out-everywhere'
  | 'shortcuts'
  | 'archive'
  | 'drafts'
  | 'sign-in'
  | 'export';

function OpenPlan({ at }: { readonly at: string }) {
  const m = useMessages();
  const session = useSession();
  const isOpen = useSignal(session.isOpen);
  const line = useSignal(session.status.line);
  const isShutOut = useSignal(session.isShutOut);
  const [panel, setPanel] = useState<Panel>();
  useShortcutKey(() => setPanel('shortcuts'));
  const close = () => setPanel(undefined);
  const [page = '', what] = at.split('/');
  const place = placeFrom(at);
  const [, navigate] = useLocation();
  const openPanel = (panel: Panel) => {
    // What is archived goes back to the board.
    if (panel === 'archive' && place?.view !== 'board') navigate(`/plan/${session.plan}${location.search}`);
    setPanel(panel);
  };
  if (line.state === 'final' && line.code === closeCode.noSuchPlan) return <Missing />;
  if (isShutOut)
    return (
      <>
        <TopBar />
        <ShutOut />
      </>
    );
  return (
    <>
      <a className="hidden skip" href={place?.view === 'board' ? '#board' : '#view'}>
        {place?.view === 'board' ? m.app.toBoard : m.app.toContent}
      </a>
      {page !== 'import' && <Head onPanel={openPanel} />}
      <Banner
        news={<DraftsNews isOpen={panel === 'drafts'} onOpen={() => setPanel('drafts')} />}
        onSignIn={() => setPanel('sign-in')}
      />
      {isOpen ? (
        <Page
          page={page}
          what={what}
          place={place}
          isArchiveOpen={panel === 'archive'}
          onArchiveClose={close}
        />
      ) : (
        <Loading />
      )}
      {isOpen && <Printed isBoard={place?.view === 'board'} card={place?.card} />}
      {panel === 'drafts' && <DraftsDialog onClose={close} />}
      {panel === 'shortcuts' && <ShortcutSheet onClose={close} />}
      {panel === 'export' && <ExportDialog onClose={close} />}
      {panel === 'sign-in' && (
        <SignInAgain
          onClose={close}
          onSignedIn={() => {
            close();
            session.reconnect();
          }}
        />
      )}
      {panel === 'account' && <MyAccount onClose={close} />}
      {panel?.startsWith('sign-out') && (
        <LeavePlan isEverywhere={panel === 'sign-out-everywhere'} onClose={close} />
      )}
    </>
  );
}

/** The head of every view. */
function Head({ onPanel }: { readonly onPanel: (panel: Panel) => void }) {
  const m = useMessages();
  const { plan } = useSession();
  const mayInvite = useMay('manage-members');
  const mayImport = useMay('import');
  const [, navigate] = useLocation();
  const members = `/plan/${plan}/members`;
  return (
    <header className="top">
      <Link href="/" className="logo" aria-label={`Samplan: ${m.app.home}`}>
        <Logo />
      </Link>
      <PlanTitle />
      <SaveState />
      <ConfirmedFigure />
      <RightsNote />
      <span className="grow" />
      <Places />
      <DraftsButton onOpen={() => onPanel('drafts')} />
      <Avatars />
      {mayInvite && (
        <Link className="button invite-button" href={`${members}?invite`} aria-label={m.plan.invite}>
          <PersonPlusIcon aria-hidden />
          <span>{m.plan.invite}</span>
        </Link>
      )}
      <LanguageMenu />
      <MyMenu
        onArchive={() => onPanel('archive')}
        onImport={mayImport ? () => navigate(`/plan/${plan}/import`) : undefined}
        onExport={() => onPanel('export')}
        onShortcuts={() => onPanel('shortcuts')}
        onMembers={mayInvite ? () => navigate(members) : undefined}
        onAccount={() => onPanel('account')}
        onSignOut={(isEverywhere) => onPanel(isEverywhere ? 'sign-out-everywhere' : 'sign-out')}
      />
    </header>
  );
}

interface PageProps {
  readonly page: string;
  readonly what: string | undefined;
  readonly place: Place | undefined;
  readonly isArchiveOpen: boolean;
  readonly onArchiveClose: () => void;
}

/** What is shown of the plan. */
function Page({ page, what, place, ...archive }: PageProps) {
  const links = useSignal(linksToCopy);
  if (page === 'import') return <Importer />;
  if (page === 'organisations') return <OrganisationsPage id={what} />;
  return (
    <>
      <Views place={place ?? atBoard} {...archive} />
      {links !== undefined && <LinkDialog links={links} onClose={() => linksToCopy.set(undefined)} />}
    </>
  );
}

/** The way to what is in the plan beside the board. */
function Places() {
  const m = useMessages();
  const { plan } = useSession();
  return (
    <Link className="top-link" href={`/plan/${plan}/organisations`}>
      {m.plan.organisations}
    </Link>
  );
}

function PlanTitle() {
  const m = useMessages();
  const { plan: id } = useSession();
  const plan = useRecord('plan', planRecordId);
  const known = plan && !isBroken(plan) ? plan : undefined;
  const title = known?.title ?? '';
  useEffect(() => {
    document.title = title ? `${title} – Samplan` : 'Samplan';
    if (title) rememberPlan(id, title);
  }, [id, title]);
  return (
    <>
      <h1 className="plan-title" lang={planLanguage}>
        {title}
      </h1>
      {known?.periodFrom !== undefined && known.periodTo !== undefined && (
        <span className="draft-chip">
          <PencilIcon aria-hidden />
          {m.plan.draft(known.periodFrom, known.periodTo)}
        </span>
      )}
    </>
  );
}

function MyAccount({ onClose }: { readonly onClose: () => void }) {
  const me = useMe();
  const store = useStore();
  const register = [...store.records().organisations].flatMap(([id, one]) =>
    isBroken(one) || !one.name ? [] : { ...one, id, name: one.name },
  );
  return me && <AccountDialog me={me} register={register} onClose={onClose} />;
}

function LeavePlan(props: { readonly isEverywhere: boolean; readonly onClose: () => void }) {
  const { log } = useSession();
  const open = { changes: log.pending.value.length, drafts: log.drafts.value.length };
  return <SignOut {...props} open={open} />;
}

function Loading() {
  const m = useMessages();
  return (
    <main className="loading" aria-busy="true">
      <p>{m.app.loading}</p>
      <div className="loading-columns" aria-hidden>
        {Array.from({ length: 5 }, (_, index) => (
          <div key={index} />
        ))}
      </div>
    </main>
  );
}

function Missing() {
  const m = useMessages();
  return (
    <main className="notice-page">
      <h1>{m.plan.missing}</h1>
      <p className="quiet">{m.plan.missingHelp}</p>
      <Link href="/" className="button primary">
        {m.plan.toPlans}
      </Link>
    </main>
  );
}

/** `?` opens the sheet of keys, unless one writes, or has switched single keys off. */
function useShortcutKey(open: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== singles.sheet || event.ctrlKey || event.metaKey || event.defaultPrevented) return;
      if (singleKeys.areOn && !areKeysElsewhere(event.target)) open();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  });
}

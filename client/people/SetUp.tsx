import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { planListSchema } from '../../shared/api.ts';
import { peopleTexts } from '../../shared/i18n/late.ts';
import type { PersonJson } from '../../shared/people.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { request } from '../lib/request.ts';
import { useMe } from '../state/hooks.tsx';
import { useNotices } from '../ui/notices.tsx';
import { Heading } from '../ui/Heading.tsx';
import { Note } from '../ui/Note.tsx';
import { DeadOneTimeLink, OneTimeLink } from './OneTimeLink.tsx';
import { OrganisationField } from './OrganisationField.tsx';
import { PasswordField } from './PasswordField.tsx';
import { TextField } from './TextField.tsx';
import { useOwnFields } from './use-own-fields.ts';
import { useSecret } from '../lib/use-secret.ts';
import '../ui/gate.css';

/** Where somebody who has been given an account says who they are. */
export function SetUp({ isInPlace = false }: { readonly isInPlace?: boolean }) {
  const me = useMe();
  const [secret, goOn] = useSecret('/set-up');
  const [path, navigate] = useLocation();
  const [isLinked, setLinked] = useState(false);
  if (me?.needsSetup && !isLinked) setLinked(true);
  const isOver = me && !me.needsSetup && !isLinked && !secret;
  useEffect(() => {
    if (isOver && !isInPlace) navigate('/', { replace: true });
  }, [isOver, isInPlace, navigate]);
  if (isOver || (me === undefined && !secret)) return null;
  const done = async () => navigate(isInPlace ? path : await firstPlan(), { replace: true });
  const linked = () => {
    setLinked(true);
    goOn();
  };
  return (
    <main className="gate">
      <section className="gate-box is-wide">
        {secret && !isInPlace ? (
          <OneTimeLink
            page="/set-up"
            secret={secret}
            onSignedIn={linked}
            onUsed={me?.needsSetup ? linked : undefined}
          />
        ) : me ? (
          <SetUpForm me={me} onDone={() => void done()} />
        ) : (
          <DeadOneTimeLink fault="missing" isSetUp />
        )}
      </section>
    </main>
  );
}

/** The one plan that somebody is in; else the page where they see which there are. */
async function firstPlan(): Promise<string> {
  const plans = await request('/plans', planListSchema).catch(() => []);
  return plans.length === 1 ? `/plan/${plans[0]!.id}` : '/';
}

function SetUpForm({ me, onDone }: { readonly me: PersonJson; readonly onDone: () => void }) {
  const m = useKnownTexts(peopleTexts);
  const notices = useNotices();
  const [isElsewhere] = useState((me.linked ?? []).length > 0);
  const [isFirst] = useState(me.email === null && !isElsewhere);
  const { form, field, told, isSending } = useOwnFields({
    me,
    // Who signs in elsewhere needs neither address nor password here.
    changesOf: ({ name, title, organisation, email, password }) => ({
      name,
      title,
      organisation,
      ...(!isElsewhere && { email, password }),
    }),
    onKept: (told) => {
      if (told) notices.show({ text: told });
      onDone();
    },
  });
  return (
    <>
      <Heading>{isFirst ? m.setUpFirst : m.setUp}</Heading>
      <p className="quiet">{isFirst ? m.setUpFirstLead : isElsewhere ? m.setUpElsewhere : m.setUpLead}</p>
      {told && <Note {...told} />}
      <form className="people-form" {...form}>
        <TextField label={m.name} autoComplete="name" {...field('name')} />
        <TextField label={m.title} autoComplete="organization-title" help={m.titleHelp} {...field('title')} />
        <OrganisationField register={[]} {...field('organisation')} />
        {!isElsewhere && (
          <>
            <TextField
              label={m.email}
              type="email"
              autoComplete="username"
              maxLength={254}
              {...field('email')}
            />
            <PasswordField label={m.password} isNew {...field('password')} />
          </>
        )}
        <button type="submit" className="button primary go" aria-disabled={isSending}>
          {m.finish}
        </button>
      </form>
    </>
  );
}

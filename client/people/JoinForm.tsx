import { EnterIcon } from '@navikt/aksel-icons';
import { useRef, useState, type FormEvent } from 'react';
import { Link } from 'wouter';
import { peopleTexts } from '../../shared/i18n/late.ts';
import { redeemedSchema, type DeadLink, type Invited, type Redeem } from '../../shared/members.ts';
import type { PersonJson } from '../../shared/people.ts';
import type { Refusal } from '../lib/api.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { request } from '../lib/request.ts';
import { useAccount } from '../state/hooks.tsx';
import { deadLinkOf } from './dead-link.ts';
import { Note } from '../ui/Note.tsx';
import { OrganisationField } from './OrganisationField.tsx';
import { PrivacyNote } from './PrivacyNote.tsx';
import { named } from '../../shared/register.ts';
import { SignOut } from './SignOut.tsx';
import { TextField } from './TextField.tsx';
import { useFocusFault } from '../lib/use-focus-fault.ts';
import { useSend } from './use-send.ts';

interface JoinFormProps {
  readonly invited: Invited;
  readonly secret: string;
  readonly me: PersonJson | null;
  readonly onJoined: () => void;
  /** It has ended meanwhile. */
  readonly onDead: (dead: DeadLink) => void;
}

/** Two fields and a button; for who is signed in, the button. */
export function JoinForm(props: JoinFormProps) {
  const { me } = props;
  return me ? <JoinAs {...props} me={me} /> : <JoinAsGuest {...props} />;
}

function useRedeem({ secret, onJoined, onDead }: JoinFormProps) {
  const m = useKnownTexts(peopleTexts);
  const account = useAccount();
  const { isSending, told, tell, send } = useSend();
  const redeem = async (said: Omit<Redeem, 'token'>, onRefusal?: (refusal: Refusal) => boolean) => {
    const isIn = await send(
      async () => {
        await request('POST /invitations/redeem', redeemedSchema, { token: secret, ...said });
        await account.refresh();
      },
      (refusal) => {
        const dead = deadLinkOf(refusal);
        if (dead) onDead(dead);
        else if (refusal.code === 'not-allowed') tell({ fact: m.shutOut, help: m.shutOutHelp });
        else return onRefusal?.(refusal) ?? false;
        return true;
      },
    );
    if (isIn) onJoined();
  };
  return { isSending, told, redeem };
}

function JoinAs({ me, ...props }: JoinFormProps & { readonly me: PersonJson }) {
  const m = useKnownTexts(peopleTexts);
  const [isLeaving, leave] = useState(false);
  const { isSending, told, redeem } = useRedeem({ ...props, me });
  const name = me.name || me.email || '';
  return (
    <div className="people-form">
      {told && <Note {...told} />}
      <button
        type="button"
        className="button primary go"
        aria-disabled={isSending}
        onClick={() => void redeem({})}
      >
        <EnterIcon aria-hidden />
        {m.joinAs(name)}
      </button>
      <p className="quiet">
        {m.notYou(name)}{' '}
        <button type="button" className="link-button" onClick={() => leave(true)}>
          {m.signOut}
        </button>
      </p>
      {isLeaving && <SignOut isEverywhere={false} onClose={() => leave(false)} />}
    </div>
  );
}

function JoinAsGuest(props: JoinFormProps) {
  const m = useKnownTexts(peopleTexts);
  const { invited } = props;
  const { organisations: register, organisation: fixed } = invited;
  const [name, setName] = useState('');
  const [organisation, setOrganisation] = useState('');
  const [hasRead, setRead] = useState(false);
  const [tried, setTried] = useState(false);
  const [refused, setRefused] = useState<'name' | 'org'>();
  const { isSending, told, redeem } = useRedeem(props);
  const form = useRef<HTMLFormElement>(null);
  const focusFault = useFocusFault(form);
  const isWithoutOrganisation = fixed === undefined && !organisation.trim();
  const join = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    setRefused(undefined);
    if (!name.trim() || isWithoutOrganisation || !hasRead) return focusFault();
    const org = named(register, organisation)?.id ?? organisation.trim();
    void redeem({ name: name.trim(), ...(fixed === undefined && { org }) }, ({ code, path }) => {
      if (code !== 'bad-input' || (path !== 'name' && path !== 'org')) return false;
      setRefused(path);
      focusFault();
      return true;
    });
  };
  const nameFault = refused === 'name' ? m.fieldWrong : tried && !name.trim() ? m.nameMissing : undefined;
  const organisationFault =
    refused === 'org' ? m.fieldWrong : tried && isWithoutOrganisation ? m.organisationMissing : undefined;
  return (
    <>
      {told && <Note {...told} />}
      <form ref={form} className="people-form" noValidate onSubmit={join}>
        <TextField label={m.yourName} autoComplete="name" value={name} onChange={setName} fault={nameFault} />
        {fixed === undefined && (
          <OrganisationField
            register={register}
            value={organisation}
            onChange={setOrganisation}
            fault={organisationFault}
          />
        )}
        <PrivacyNote
          invited={invited}
          hasRead={hasRead}
          onRead={setRead}
          fault={tried && !hasRead ? m.consentMissing : undefined}
        />
        <button type="submit" className="button primary go" aria-disabled={isSending}>
          <EnterIcon aria-hidden />
          {m.join}
        </button>
      </form>
      <small>
        {m.hasAccount} <Link href="/sign-in?to=/join">{m.signInInstead}</Link> {m.signInInsteadHelp}
      </small>
    </>
  );
}

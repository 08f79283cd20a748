import { useRef, useState, type FormEvent } from 'react';
import { peopleTexts } from '../../shared/i18n/late.ts';
import type { PersonJson, SessionChanges } from '../../shared/people.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { useAccount } from '../state/hooks.tsx';
import { checkFields, refusedField, type FieldFaults } from './own-fields.ts';
import { useFocusFault } from '../lib/use-focus-fault.ts';
import { useSend } from './use-send.ts';

export type Said = Readonly<Record<keyof SessionChanges, string>>;

interface Options {
  readonly me: PersonJson;
  /** What of it is to be sent. */
  readonly changesOf: (said: Said, before: Said) => SessionChanges;
  /** What is wrong with it besides. */
  readonly check?: (said: Said) => FieldFaults;
  /** @param told what there is to be said of it */
  readonly onKept: (told: string | undefined) => void;
}

/** What somebody says of themselves in a form: checked, sent, and what is wrong with it told at its field. */
export function useOwnFields({ me, changesOf, check, onKept }: Options) {
  const m = useKnownTexts(peopleTexts);
  const account = useAccount();
  const { name, title, organisation, email } = me;
  const [before] = useState<Said>({
    name,
    title,
    organisation,
    email: email ?? '',
    password: '',
    currentPassword: '',
  });
  const [said, setSaid] = useState(before);
  const [faults, setFaults] = useState<FieldFaults>({});
  const { isSending, told, send } = useSend();
  const form = useRef<HTMLFormElement>(null);
  const focusFault = useFocusFault(form);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const changes = changesOf(said, before);
    const found = { ...checkFields(changes, m), ...check?.(said) };
    setFaults(found);
    if (Object.keys(found).length > 0) return focusFault();
    const isKept = await send(
      () => account.change(changes),
      (refusal) => {
        const refused = refusedField(refusal, m);
        if (refused) setFaults(refused);
        focusFault();
        return refused !== undefined;
      },
    );
    const wanted = account.person.value?.newEmail;
    if (isKept) onKept(changes.email && wanted ? m.address.asked(wanted) : undefined);
  };
  return {
    said,
    before,
    isSending,
    told,
    form: { ref: form, noValidate: true, onSubmit: (event: FormEvent) => void submit(event) },
    field: (name: keyof Said) => ({
      value: said[name],
      fault: faults[name],
      onChange: (value: string) => {
        setSaid({ ...said, [name]: value });
        setFaults({ ...faults, [name]: undefined });
      },
    }),
  };
}

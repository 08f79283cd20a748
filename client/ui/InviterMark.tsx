import { PersonGroupIcon } from '@navikt/aksel-icons';

/** The first letters of whoever invites, as on an avatar. */
export const InviterMark = ({ organisation }: { readonly organisation: string }) => {
  const words = organisation.split(/[\s-]+/).filter(Boolean);
  const letters =
    words.length === 1
      ? words[0]!.slice(0, 2)
      : words
          .slice(0, 2)
          .map((word) => word[0]!)
          .join('');
  return (
    <span className="inviter-mark" aria-hidden>
      {letters ? letters.toUpperCase() : <PersonGroupIcon fontSize="1.375rem" />}
    </span>
  );
};

import { organisationsTexts } from '../../shared/i18n/late.ts';
import { useKnownTexts } from '../lib/i18n.tsx';

/** The register of organisations; with an id, what one of them has. */
export function OrganisationsPage({ id }: { readonly id: string | undefined }) {
  const m = useKnownTexts(organisationsTexts);
  return (
    <main id="board" data-id={id}>
      <h1>{m.title}</h1>
    </main>
  );
}

import { useEffect, useState } from 'react';
import { hideSecret, secretOf } from './secret.ts';

/**
 * The secret with which a page was opened; another one as soon as another link is opened in the same tab.
 * @returns it, and how to go on without it
 */
export function useSecret(page: string): readonly [string | undefined, () => void] {
  const [secret, setSecret] = useState(() => secretOf(page));
  useEffect(() => {
    const take = () => {
      hideSecret();
      setSecret(secretOf(page));
    };
    addEventListener('hashchange', take);
    return () => removeEventListener('hashchange', take);
  }, [page]);
  return [secret, () => setSecret(undefined)];
}

import { useEffect, useState, type ComponentType } from 'react';
import type { LateTexts } from '../../shared/i18n/late.ts';
import { useTexts } from './i18n.tsx';

/**
 * A component that is fetched when it is first drawn; until it has come there is nothing in its place. React's `lazy`
 * would do the same, but what follows an empty place in `Suspense` it holds back for 300 ms.
 * What cannot be fetched is an error of the component.
 * @param texts its texts (`useKnownTexts`), fetched at the same time
 */
export function late<P extends object>(
  fetch: () => Promise<ComponentType<P>>,
  texts?: LateTexts<unknown>,
): ComponentType<P> {
  let fetched: ComponentType<P> | undefined;
  return function Late(props: P) {
    const hasTexts = useTexts(texts) !== undefined || !texts;
    const [Component, setComponent] = useState(() => fetched);
    const [fault, setFault] = useState<unknown>();
    useEffect(() => {
      if (fetched) return;
      const keep = (component: ComponentType<P>) => {
        fetched = component;
        setComponent(() => component);
      };
      fetch().then(keep, setFault);
    }, []);
    if (fault) throw fault;
    return Component && hasTexts ? <Component {...props} /> : null;
  };
}

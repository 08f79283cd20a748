import { useEffect, useEffectEvent, useState, type ComponentType } from 'react';
import type { LateTexts } from '../../shared/i18n/late.ts';
import { useNotices } from '../ui/notices.tsx';
import { chosenLanguage, useMessages, useTexts } from './i18n.tsx';
import { fetchRest } from './rest.ts';

/** A component that is fetched late. */
type LateComponent<P> = ComponentType<P> & {
  /** Fetches it without drawing it: it is likely to be wanted next. */
  readonly ahead: () => void;
};

/**
 * A component that is fetched when it is first drawn; until it has come there is nothing in its place. React's `lazy`
 * would do the same, but what follows an empty place in `Suspense` it holds back for 300 ms.
 * The browser has its files soon after there is something to see (`fetchRest`). What cannot be fetched even so is told, and
 * the rest of the page goes on: a browser does not ask again for a script that it once did not get.
 * @param texts its texts (`useKnownTexts`), fetched at the same time
 * @param isPage it is all there is to see: that it cannot be fetched is an error of the page
 */
export function late<P extends object>(
  fetch: () => Promise<ComponentType<P>>,
  texts?: LateTexts<unknown>,
  { isPage = false }: { readonly isPage?: boolean } = {},
): LateComponent<P> {
  let fetched: ComponentType<P> | undefined;
  function Late(props: P) {
    const m = useMessages();
    const notices = useNotices();
    const [Component, setComponent] = useState(() => fetched);
    const [fault, setFault] = useState<unknown>();
    const hasTexts = useTexts(texts, setFault) !== undefined || !texts;
    const tell = useEffectEvent(() => notices.show({ text: m.app.lacking }));
    useEffect(() => {
      if (fetched) return;
      const keep = (component: ComponentType<P>) => {
        fetched = component;
        setComponent(() => component);
      };
      void fetch().then(keep, setFault);
    }, []);
    useEffect(() => {
      if (fault && !isPage) tell();
    }, [fault]);
    const isThere = Component !== undefined && hasTexts;
    useEffect(() => {
      if (isThere && isPage) fetchRest();
    }, [isThere]);
    if (fault && isPage) throw fault;
    return isThere ? <Component {...props} /> : null;
  }
  const ahead = () => {
    // What cannot be fetched now is told when it is drawn.
    fetch().then(
      (component) => (fetched ??= component),
      () => {},
    );
    texts?.[chosenLanguage()]().catch(() => {});
  };
  return Object.assign(Late, { ahead });
}

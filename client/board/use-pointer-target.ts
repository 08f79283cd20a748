import { useEffect, useEffectEvent } from 'react';
import { can } from '../../shared/access.ts';
import { useStore } from '../state/hooks.tsx';
import { useSession } from '../sync/hooks.tsx';
import { useBoard } from './board-context.tsx';
import { targetAt, zoneOf } from './geometry.ts';
import type { Target } from '../hand/target.ts';
import type { Lift } from './lift.ts';
import { useLift } from './use-lift.ts';

/** A theme's mark on the rail or the phone bar brings its column into view when something is held over it, in ms. */
const dwell = 500;

type Point = Pick<MouseEvent, 'clientX' | 'clientY'>;

const pointOf = (event: Event): Point | undefined =>
  event instanceof MouseEvent ? event : 'touches' in event ? (event as TouchEvent).touches[0] : undefined;

/** What lies under the pointer, as far as the event knows: a touch goes on belonging to where it began. */
const elementOf = (event: Event): Element | undefined =>
  event instanceof MouseEvent && event.target instanceof Element ? event.target : undefined;

/** While something is lifted by pointer: aims at what lies under it, once a frame, also while columns scroll by. */
export function usePointerTarget(
  surface: { current: HTMLElement | null },
  isLifting: boolean,
  isChoosing: { current: boolean },
): void {
  const store = useStore();
  const { lifting } = useBoard();
  const { actor } = useSession();
  const { aim } = useLift();
  const aimAt = useEffectEvent(aim);
  useEffect(() => {
    if (!isLifting) return;
    let point: Point | undefined;
    let element: Element | undefined;
    let frame = 0;
    let zone: string | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const enter = (next: string | undefined) => {
      if (next === zone) return;
      zone = next;
      isChoosing.current = next === 'choose';
      clearTimeout(timer);
      timer = next === undefined ? undefined : setTimeout(() => show(surface.current, next), dwell);
    };
    const look = () => {
      frame = 0;
      const lift = lifting.current.value;
      if (!lift || !point || !surface.current) return;
      enter(zoneOf(element ?? document.elementFromPoint(point.clientX, point.clientY)));
      const siblings = (strategy: string) => lifting.siblings(lift, strategy);
      const target =
        zone === undefined ? targetAt(surface.current, lift, point, siblings) : inTheme(lift, zone);
      if (target) aimAt(target);
    };
    const follow = (event: Event) => {
      const next = pointOf(event);
      if (next) [point, element] = [next, elementOf(event)];
      frame ||= requestAnimationFrame(look);
    };
    const inTheme = ({ entity }: Lift, theme: string): Target | undefined => {
      const { themes, strategies } = store.shown;
      if (entity !== 'theme' && !can(actor.value!, 'edit-plan', { theme })) return undefined;
      if (entity === 'theme') return { parent: '', index: themes.indexOf(theme) };
      if (entity === 'strategy')
        return themes.includes(theme) ? { parent: theme, index: Infinity } : undefined;
      const first = strategies.get(theme)?.[0];
      return first === undefined ? undefined : { parent: first, index: Infinity };
    };
    const stop = new AbortController();
    const options = { signal: stop.signal, passive: true, capture: true };
    for (const type of ['mousemove', 'touchmove', 'scroll']) document.addEventListener(type, follow, options);
    return () => {
      stop.abort();
      enter(undefined);
      cancelAnimationFrame(frame);
    };
  }, [isLifting, lifting, actor, store, surface, isChoosing]);
}

function show(surface: HTMLElement | null, theme: string): void {
  const column = surface?.querySelector(`[data-theme="${CSS.escape(theme)}"]`);
  column?.scrollIntoView({ behavior: 'smooth', inline: 'start', block: 'nearest' });
}

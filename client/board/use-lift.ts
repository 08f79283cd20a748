import { useMessages } from '../lib/i18n.tsx';
import { usePerform, useUndo } from '../sync/hooks.tsx';
import { useStore } from '../state/hooks.tsx';
import { useNotices } from '../ui/notices.tsx';
import { useBoard } from './board-context.tsx';
import type { Target } from '../hand/target.ts';
import { isSameTarget, moveCommand, moveSecondCommands, type Lift } from './lift.ts';
import { spotOf, splitSpot } from '../hand/spot.ts';
import { useGroup } from '../hand/use-group.ts';
import { labelOf, nameOf, shownParent, themeOfStrategy, type Arranged } from '../state/names.ts';

export interface LiftDeeds {
  /** @returns whether it could be lifted: not while somebody else has it up */
  readonly start: (entity: Arranged, spot: string, by: Lift['by'], height: number) => boolean;
  readonly aim: (target: Target) => void;
  readonly drop: () => void;
  readonly cancel: () => void;
}

/** Lifting, aiming and letting go, told in words as it happens. */
export function useLift(): LiftDeeds {
  const { lifting, focus } = useBoard();
  const store = useStore();
  const notices = useNotices();
  const perform = usePerform();
  const { undo } = useUndo();
  const group = useGroup();
  const m = useMessages();

  const { nameIn, where } = useLiftWords();
  return {
    start(entity, spot, by, height) {
      const along = entity === 'action' && splitSpot(spot).second === undefined ? group.around(spot) : [];
      const started = lifting.start(entity, spot, by, height, along);
      if ('client' in started) {
        notices.alert(m.drag.busy(m.people.nameTag(started.user.name, started.user.organisation)));
        return false;
      }
      notices.say(m.drag.lifted(nameIn(started), ...where(started, started.origin)));
      return true;
    },
    aim(target) {
      const lift = lifting.current.value;
      if (!lift || isSameTarget(lift.target, target)) return;
      lifting.aim(target);
      const [place, of, parent] = where(lift, target);
      if (lift.entity !== 'action' || lift.target.parent === target.parent)
        notices.say(m.drag.place(place, of, parent));
      else {
        const theme = store.record('theme', themeOfStrategy(store, target.parent));
        notices.say(m.drag.column(nameOf(theme, m), parent, place, of));
      }
    },
    drop() {
      lifting.end((lift) => {
        const at = where(lift, lift.target);
        if (isSameTarget(lift.target, lift.origin)) return notices.say(m.drag.cancelled(nameIn(lift), ...at));
        if (lift.group.size > 1) {
          if (
            group.moveAll(
              group.around(lift.id).filter((id) => lift.group.has(id)),
              lift.target,
            )
          )
            focus(lift.id);
          return;
        }
        const siblings = lifting.siblings(lift, lift.target.parent);
        const name = nameIn(lift);
        const home = shownParent(store, 'action', lift.id);
        const isGone = lift.second !== undefined && lift.target.parent === home;
        const commands =
          lift.second === undefined
            ? [moveCommand(lift.entity, lift.id, lift.target, siblings)]
            : moveSecondCommands(lift, lift.target, siblings, home);
        if (!perform({ kind: 'move', name, id: lift.id }, ...commands)) return;
        const [place, , parent] = at;
        const label = labelOf(store.record(lift.entity, lift.id));
        const hidden = m.done.hiddenThere(label, labelOf(store.record('strategy', lift.origin.parent)));
        const moved = parent ? m.done.moved(label, parent, place) : m.done.movedPlace(label, place);
        const takeBack = () => {
          undo();
          focus(spotOf(lift.id, lift.second));
        };
        const toast = { text: isGone ? hidden : moved, action: { label: m.app.undo, run: takeBack } };
        notices.show(toast, isGone ? hidden : m.drag.dropped(name, ...at));
        focus(lift.second === undefined || isGone ? lift.id : spotOf(lift.id, lift.target.parent));
      });
    },
    cancel() {
      lifting.end((lift) => {
        notices.say(m.drag.cancelled(nameIn(lift), ...where(lift, lift.origin)));
        focus(spotOf(lift.id, lift.second));
      });
    },
  };
}

/** What a lifted thing is called, and its place in words. */
function useLiftWords() {
  const m = useMessages();
  const store = useStore();
  const { lifting } = useBoard();
  const parentLabel = ({ entity }: Lift, { parent }: Target) =>
    entity === 'action'
      ? labelOf(store.record('strategy', parent))
      : entity === 'strategy'
        ? labelOf(store.record('theme', parent))
        : '';
  const where = (lift: Lift, target: Target) =>
    [target.index + 1, lifting.siblings(lift, target.parent).length + 1, parentLabel(lift, target)] as const;
  const nameIn = ({ entity, id, group: { size } }: Lift) =>
    size > 1 ? m.strategy.count(size) : nameOf(store.record(entity, id), m);
  return { nameIn, where };
}

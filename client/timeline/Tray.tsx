import { ClockIcon, XMarkIcon } from '@navikt/aksel-icons';
import { timelineTexts } from '../../shared/i18n/late.ts';
import type { Listed } from '../../shared/plan/standing.ts';
import { hasNoTime, isLoose } from '../../shared/timeline/bars.ts';
import { useKnownTexts, useMessages } from '../lib/i18n.tsx';
import { useLook } from '../state/filter.ts';
import { planLanguage } from '../state/plan-language.ts';
import { useOpenCard } from '../sync/card-way.ts';
import { useMay } from '../sync/hooks.tsx';

interface TrayProps {
  readonly listed: readonly Listed[];
  readonly onSet: (id: string) => void;
  readonly onClose: () => void;
}

/** What has no place on the axis, at its side: to be dragged there, or given a time by a form. */
export function Tray({ listed, onSet, onClose }: TrayProps) {
  const texts = useKnownTexts(timelineTexts);
  const loose = listed.filter(({ action }) => isLoose(action));
  const groups = [
    [texts.tray.unset, loose.filter(({ action }) => hasNoTime(action))],
    [texts.tray.words, loose.filter(({ action }) => !hasNoTime(action))],
  ] as const;
  return (
    <aside className="tl-tray" aria-label={texts.tray.title}>
      <header>
        <h2>{texts.tray.title}</h2>
        <button type="button" className="button ghost icon" aria-label={texts.tray.close} onClick={onClose}>
          <XMarkIcon aria-hidden fontSize="1.25rem" />
        </button>
      </header>
      <p className="quiet">{loose.length === 0 ? texts.tray.none : texts.tray.help}</p>
      {groups.map(
        ([name, list]) =>
          list.length > 0 && (
            <section key={name}>
              <h3>
                {name} <span className="number quiet">{list.length}</span>
              </h3>
              <ul>
                {list.map((one) => (
                  <TrayItem key={one.action.id} {...one} onSet={onSet} />
                ))}
              </ul>
            </section>
          ),
      )}
    </aside>
  );
}

function TrayItem({ action, theme, onSet }: Listed & Pick<TrayProps, 'onSet'>) {
  const m = useMessages();
  const texts = useKnownTexts(timelineTexts);
  const openCard = useOpenCard();
  const may = useMay('edit-plan', { theme: theme ?? null });
  const verdict = useLook(action.id)?.verdict;
  const label = action.number ?? `«${action.title}»`;
  if (verdict === 'hidden') return null;
  return (
    <li
      className={verdict === 'dim' ? 'tl-tray-item is-dim' : 'tl-tray-item'}
      data-action={action.id}
      data-may={may || undefined}
      data-part={may ? 'all' : undefined}
    >
      <button type="button" className="tl-tray-title" onClick={() => openCard(action.id)}>
        <span className="tl-number number">{action.number ?? m.board.new}</span>
        <span lang={planLanguage}>{action.title}</span>
      </button>
      {action.timeText && (
        <p className="quiet" lang={planLanguage}>
          {action.timeText}
        </p>
      )}
      {may && (
        <button
          type="button"
          className="button small"
          aria-label={texts.setTime(label)}
          aria-haspopup="dialog"
          onClick={() => onSet(action.id)}
        >
          <ClockIcon aria-hidden />
          {texts.setTimeShort}
        </button>
      )}
    </li>
  );
}

import { ClockIcon } from '@navikt/aksel-icons';
import type { Standstill } from '../../shared/plan/standstill.ts';
import { dayWords } from '../lib/day.ts';
import { useSpoken } from '../lib/i18n.tsx';

interface StandstillMarkProps {
  readonly standstill: Standstill;
  /** The words are in the tooltip and for listeners only. */
  readonly isShort?: boolean;
}

/** That an action stands still: a clock, and since when. */
export function StandstillMark({ standstill: { kind, since }, isShort = false }: StandstillMarkProps) {
  const { messages: m, language } = useSpoken();
  const words = m.card[kind](dayWords(since, language));
  return (
    <span className="standstill" title={isShort ? words : undefined}>
      <ClockIcon aria-hidden />
      <span className={isShort ? 'hidden' : undefined}>{words}</span>
    </span>
  );
}

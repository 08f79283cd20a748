import { panelTexts } from '../../shared/i18n/late.ts';
import { compareWords } from '../lib/compare-words.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { planLanguage } from '../state/plan-language.ts';
import type { Line } from './lines.ts';

/** What was and what I wanted instead: what both have in common once, the rest struck out and underlined. */
export function Difference({ line }: { readonly line: Line }) {
  const words = useKnownTexts(panelTexts);
  const { before, after, isText } = line;
  const [start, removed, added, end] = isText ? compareWords(before, after) : ['', before, after, ''];
  return (
    <span lang={isText ? planLanguage : undefined}>
      {start}
      {removed && (
        <del>
          <span className="hidden">{words.drafts.before} </span>
          {removed}
        </del>
      )}
      {removed && added && (isText ? ' ' : ' → ')}
      {added && (
        <ins>
          <span className="hidden">{words.drafts.after} </span>
          {added}
        </ins>
      )}
      {end}
      {!before && !after && words.drafts.nothing}
    </span>
  );
}

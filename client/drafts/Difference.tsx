import { panelTexts } from '../../shared/i18n/late.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { planLanguage } from '../state/plan-language.ts';
import type { Line } from './lines.ts';

/** What was and what I wanted instead: what both have in common once, the rest struck out and underlined. */
export function Difference({ line }: { readonly line: Line }) {
  const words = useKnownTexts(panelTexts);
  const { before, after, isText } = line;
  const [start, removed, added, end] = isText ? compare(before, after) : ['', before, after, ''];
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

/** What two texts begin and end with alike, in whole words, and what lies between. */
function compare(before: string, after: string): readonly [string, string, string, string] {
  const [a, b] = [before.split(/(?<=\s)/), after.split(/(?<=\s)/)];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const middle = (words: string[]) => words.slice(start, words.length - end).join('');
  return [a.slice(0, start).join(''), middle(a), middle(b), b.slice(b.length - end).join('')];
}

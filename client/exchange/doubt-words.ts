import type { Answers, Doubt, ProposedAction } from '../../shared/exchange/proposal.ts';
import type { ExchangeTexts } from '../../shared/i18n/exchange/nb.ts';
import { labelOf } from './rows.ts';

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** A doubt as a question. */
export interface DoubtWords {
  readonly question: string;
  readonly help: string;
  readonly choices: readonly Choice[];
}

/**
 * @param first the first action it is about
 * @param like what the organisation is called that a name looks like
 */
export function wordsOf(
  doubt: Doubt,
  first: ProposedAction | undefined,
  like: string,
  m: ExchangeTexts,
): DoubtWords {
  const words = m.doubts;
  const label = first ? labelOf(first) : '';
  // A sentence goes on after it.
  const title = first?.title.replace(/[.\s]+$/, '') ?? '';
  const choose = (labels: Readonly<Record<string, string>>): readonly Choice[] =>
    doubt.choices.map((value) => ({ value, label: labels[value] ?? value }));
  switch (doubt.kind) {
    case 'organisation':
      return ofOrganisation(doubt, like, words, choose);
    case 'split':
      return {
        // It may break where it would be split.
        question: words.split(doubt.name.replaceAll('/', '/\u200b')),
        help: `${words.writes(doubt.rows.length, doubt.name)} ${words.splitHelp(listed(doubt.parts))}`,
        choices: choose({ one: words.one, several: words.several(doubt.parts.length) }),
      };
    case 'time':
      return {
        question: words.time(doubt.text),
        help: `${label} ${title}. ${words.timeHelp}`,
        choices: choose({ keep: words.keepText, likely: words.use(doubt.likely ?? '') }),
      };
    case 'no-owner':
      return {
        question: words.noOwner(label),
        help: `${title}. ${words.noOwnerHelp}`,
        choices: choose({ none: words.without, owner: words.chooseOwner }),
      };
    case 'both':
      return {
        question: words.both(label),
        help: words.bothHelp(title, fieldWords(doubt.field, m)),
        choices: choose({ mine: words.useFile, theirs: words.keepPlan }),
      };
    case 'missing':
      return {
        question: words.missing(label),
        help: words.missingHelp(title),
        choices: choose({ keep: words.keepAction, archive: words.archive }),
      };
  }
}

function ofOrganisation(
  { name, rows }: Extract<Doubt, { kind: 'organisation' }>,
  like: string,
  words: ExchangeTexts['doubts'],
  choose: (labels: Readonly<Record<string, string>>) => readonly Choice[],
): DoubtWords {
  const writes = words.writes(rows.length, name);
  return {
    question: like ? words.like(name, like) : words.unknown(name),
    help: like ? `${writes} ${words.remembered(name)}` : writes,
    choices: choose({ same: words.same, new: like ? words.notSame : words.new, note: words.note }),
  };
}

const listed = (parts: readonly string[]): string => parts.map((part) => `«${part}»`).join(', ');

const fieldWords = (field: string, m: ExchangeTexts): string => {
  const words: Readonly<Record<string, string>> = m.diff.field;
  return (words[field] ?? field).toLowerCase();
};

/** What was answered, or what stands as long as nothing is: the first and most cautious choice. */
export const answerOf = ({ key, choices }: Doubt, answers: Answers): string => answers[key] ?? choices[0]!;

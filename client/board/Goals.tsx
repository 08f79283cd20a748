import { isBroken } from '../../shared/plan/document.ts';
import type { Theme } from '../../shared/plan/schema.ts';
import { useMessages } from '../lib/i18n.tsx';
import { useRecord } from '../state/hooks.tsx';
import { planLanguage } from '../state/plan-language.ts';

/** What a theme is to attain, and why: everything the plan says of it above its strategies. */
export function Goals({ theme: id }: { readonly theme: string }) {
  const theme = useRecord('theme', id);
  if (!theme || isBroken(theme)) return null;
  return goalsOf(theme).map((name) => <Goal key={name} name={name} text={theme[name] ?? ''} />);
}

const goalFields = ['vision', 'mainGoal', 'subGoals', 'indicators', 'background', 'note'] as const;
type GoalField = (typeof goalFields)[number];

export const goalsOf = (theme: Theme): GoalField[] => goalFields.filter((name) => theme[name]);

function Goal({ name, text }: { readonly name: GoalField; readonly text: string }) {
  const m = useMessages();
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return (
    <div className="goal">
      <h3>{name === 'note' ? m.board.remark : m.board[name]}</h3>
      {lines.map((line) => (
        <p key={line} lang={planLanguage}>
          {line}
        </p>
      ))}
    </div>
  );
}

import { memberTexts } from '../../shared/i18n/late.ts';
import type { MemberJson } from '../../shared/members.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { planLanguage } from '../state/plan-language.ts';
import { useView } from './members-context.tsx';
import { livingThemes, themeName } from './plan.ts';
import { calledIn } from './words.ts';

/** What somebody may edit: an editor the whole plan or one theme's column. */
export function ReachChoice({ member }: { readonly member: MemberJson }) {
  const m = useKnownTexts(memberTexts);
  const { plan, deeds } = useView();
  const { role, theme = '' } = member;
  if (role === 'coordinator') return <span className="quiet">{m.wholePlan}</span>;
  if (role !== 'editor') return <span className="quiet">{m.reach[role]}</span>;
  const themes = livingThemes(plan);
  const named = (id: string) => themeName(themes.find((one) => one.id === id)!);
  const isGone = theme !== '' && !themes.some(({ id }) => id === theme);
  return (
    <select
      className="input reach"
      aria-label={m.reachOf(calledIn(m, member))}
      value={theme}
      onChange={({ target: { value } }) =>
        deeds.changeReach(member, value, value ? named(value) : m.wholePlan.toLowerCase())
      }
    >
      <option value="">{m.wholePlan}</option>
      {isGone && <option value={theme}>{m.goneTheme}</option>}
      {themes.map((one) => (
        <option key={one.id} value={one.id} lang={planLanguage}>
          {themeName(one)}
        </option>
      ))}
    </select>
  );
}

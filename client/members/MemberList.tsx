import { useId, useState } from 'react';
import { memberTexts } from '../../shared/i18n/late.ts';
import type { MemberJson } from '../../shared/members.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { MemberItem, MemberRow } from './Member.tsx';
import { useView } from './members-context.tsx';
import { useNarrow } from './use-narrow.ts';
import { isIn } from './words.ts';

const groups = ['account', 'guest', 'script', 'over'] as const;
type Group = (typeof groups)[number];

/** Everybody: those with an account, guests, programs, and those who are not in the plan any more. */
export function MemberList() {
  const m = useKnownTexts(memberTexts);
  const { members, now } = useView();
  const isNarrow = useNarrow();
  const search = useId();
  const [text, setText] = useState('');
  const living = members.filter((one) => isIn(one, now) && one.kind !== 'script');
  const organisations = new Set(living.map(({ organisation }) => organisation).filter(Boolean));
  const found = members.filter((one) => isHit(one, text));
  const groupOf = (one: MemberJson): Group => (isIn(one, now) ? one.kind : 'over');
  const shown = groups
    .map((group) => ({ group, list: found.filter((one) => groupOf(one) === group) }))
    .filter(({ list }) => list.length > 0);
  return (
    <>
      <div className="members-search">
        <label className="hidden" htmlFor={search}>
          {m.search}
        </label>
        <input
          id={search}
          className="input"
          type="search"
          placeholder={m.search}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <p className="quiet">{m.count(living.length, organisations.size)}</p>
      </div>
      {shown.length === 0 && <p role="status">{m.noHits(text)}</p>}
      {shown.length > 0 && (isNarrow ? <Lists shown={shown} /> : <Table shown={shown} />)}
    </>
  );
}

const isHit = ({ name, title, organisation, email }: MemberJson, text: string): boolean =>
  [name, title, organisation, email ?? ''].join('\n').toLowerCase().includes(text.trim().toLowerCase());

interface ShownProps {
  readonly shown: readonly { readonly group: Group; readonly list: readonly MemberJson[] }[];
}

function Table({ shown }: ShownProps) {
  const m = useKnownTexts(memberTexts);
  const { who, organisation, role, reach, seen, deeds } = m.columns;
  return (
    <div className="members-panel">
      <table className="members-table">
        <thead>
          <tr>
            {[who, organisation, role, reach, seen].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
            <th scope="col">
              <span className="hidden">{deeds}</span>
            </th>
          </tr>
        </thead>
        {shown.map(({ group, list }) => (
          <tbody key={group}>
            <tr className="members-group">
              <th scope="rowgroup" colSpan={6}>
                <GroupName group={group} />
              </th>
            </tr>
            {list.map((member) => (
              <MemberRow key={member.person} member={member} />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

const Lists = ({ shown }: ShownProps) =>
  shown.map(({ group, list }) => (
    <section key={group} className="members-panel">
      <h2 className="members-group">
        <GroupName group={group} />
      </h2>
      <ul>
        {list.map((member) => (
          <MemberItem key={member.person} member={member} />
        ))}
      </ul>
    </section>
  ));

function GroupName({ group }: { readonly group: Group }) {
  const m = useKnownTexts(memberTexts);
  return (
    <>
      {m.groups[group]} {group === 'guest' && <span className="quiet">{m.guestHelp}</span>}
    </>
  );
}

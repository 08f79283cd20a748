import { useMemo, useState } from 'react';
import { organisationsTexts } from '../../shared/i18n/late.ts';
import { isBroken } from '../../shared/plan/document.ts';
import { noStanding } from '../../shared/plan/standing.ts';
import { useKnownTexts, useMessages } from '../lib/i18n.tsx';
import { planLanguage } from '../state/plan-language.ts';
import { usePerform, useSession, useUndo } from '../sync/hooks.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { useNotices } from '../ui/notices.tsx';
import { Tiles } from '../ui/Tiles.tsx';
import { FollowerLine } from './FollowerLine.tsx';
import { choosable, nameIn, shortIn } from './known.ts';
import { PickOrganisation } from './PickOrganisation.tsx';
import { previewMerge, type Preview } from './preview.ts';
import type { Figures } from './use-standings.ts';
import './dialogs.css';

interface MergeDialogProps {
  readonly id: string;
  /** The other one, when it is known already. */
  readonly other: string | undefined;
  readonly figures: Figures;
  readonly onClose: () => void;
}

const countOf = ({ standings }: Figures, org: string): number => {
  const { leads, joins } = standings.get(org) ?? noStanding;
  return leads.length + joins.length;
};

/** Two that are one: which name stays, and what follows to it. */
export function MergeDialog({ id, other: known, figures, onClose }: MergeDialogProps) {
  const m = useKnownTexts(organisationsTexts);
  const { app } = useMessages();
  const { doc } = useSession();
  const [other, setOther] = useState(known);
  const [wish, setWish] = useState<string>();
  const register = figures.records.organisations;
  const choices = useMemo(() => choosable(register, id), [register, id]);
  const bigger = other !== undefined && countOf(figures, other) > countOf(figures, id) ? other : id;
  const into = wish === id || (wish !== undefined && wish === other) ? wish : bigger;
  const from = into === id ? other : id;
  const preview = useMemo(
    () => (from === undefined ? undefined : previewMerge(doc, figures, from, into)),
    [doc, figures, from, into],
  );
  const merge = useMerge(figures, onClose);
  return (
    <Dialog title={m.merge.title} lead={m.merge.lead} className="wide long" onClose={onClose}>
      <PickOrganisation label={m.merge.other} register={choices} value={other} onPick={setOther} />
      {other !== undefined && from !== undefined && (
        <>
          <Tiles
            legend={m.merge.keep}
            value={into}
            onChange={setWish}
            isRow
            tiles={[id, other].map((org) => ({
              value: org,
              label: nameIn(register, org),
              help: m.merge.about(shortIn(register, org), countOf(figures, org)),
            }))}
          />
          {preview ? (
            <MergePreview from={from} into={into} preview={preview} figures={figures} />
          ) : (
            <p className="organisation-clash">{m.merge.cannot}</p>
          )}
        </>
      )}
      <div className="dialog-foot">
        <button
          type="button"
          className="button primary"
          disabled={!preview}
          onClick={() => from !== undefined && merge(from, into)}
        >
          {from === undefined ? m.merge.do : m.merge.doInto(shortIn(register, into))}
        </button>
        <span className="grow" />
        <button type="button" className="button ghost" onClick={onClose}>
          {app.cancel}
        </button>
      </div>
    </Dialog>
  );
}

function useMerge({ records }: Figures, onClose: () => void): (from: string, into: string) => void {
  const m = useKnownTexts(organisationsTexts);
  const { app } = useMessages();
  const perform = usePerform();
  const notices = useNotices();
  const { undo } = useUndo();
  return (from, into) => {
    const name = m.merge.deed(nameIn(records.organisations, from), nameIn(records.organisations, into));
    const done = perform(
      { kind: 'edit', name, id: into },
      { name: 'mergeOrganisations', input: { from, into } },
    );
    onClose();
    if (done) notices.show({ text: name, action: { label: app.undo, run: undo } });
  };
}

interface MergePreviewProps {
  readonly from: string;
  readonly into: string;
  readonly preview: Preview;
  readonly figures: Figures;
}

function MergePreview({ from, into, preview, figures }: MergePreviewProps) {
  const m = useKnownTexts(organisationsTexts);
  const { followers, archived, names } = preview;
  const kept = figures.records.organisations.get(into);
  const known = kept && !isBroken(kept) ? kept : undefined;
  const before = countOf(figures, into);
  const both = followers.filter(({ has }) => has).length;
  return (
    <>
      <dl className="merge-facts">
        <dt>{m.name}</dt>
        <dd lang={planLanguage}>{nameIn(figures.records.organisations, into)}</dd>
        {known?.short && (
          <>
            <dt>{m.short}</dt>
            <dd lang={planLanguage}>{known.short}</dd>
          </>
        )}
        <dt>{m.aliases}</dt>
        <dd lang={planLanguage}>
          {known?.aliases.map((alias) => (
            <span key={alias}>{alias} </span>
          ))}
          {names.map((name) => (
            <ins key={name}>+ {name}</ins>
          ))}
        </dd>
        <dt>{m.kindLabel}</dt>
        <dd>{m.kind[known?.kind ?? 'other']}</dd>
        <dt>{m.actions}</dt>
        <dd className="number">
          {before} → {before + followers.length - both} {both > 0 && m.merge.both(both)}
        </dd>
      </dl>
      <p className="quiet">{m.merge.commitments}</p>
      {followers.length > 0 && (
        <ul className="followers is-whole" aria-label={m.merge.cards(followers.length)}>
          {followers.map((follower) => (
            <li key={follower.action.id} className="follower">
              <FollowerLine follower={follower} from={from} to={into} figures={figures} />
            </li>
          ))}
        </ul>
      )}
      {archived > 0 && <p className="quiet">{m.merge.archived(archived)}</p>}
    </>
  );
}

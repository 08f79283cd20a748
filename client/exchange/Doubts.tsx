import type { Answers, Proposal } from '../../shared/exchange/proposal.ts';
import { exchangeTexts } from '../../shared/i18n/late.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { planLanguage } from '../state/plan-language.ts';
import { DoubtBox } from './DoubtBox.tsx';
import type { Laid } from './rows.ts';
import { fewRows } from './use-near.ts';
import './doubts.css';

interface DoubtsProps {
  readonly proposal: Proposal;
  readonly laid: Laid;
  readonly answers: Answers;
  readonly onSettle: (key: string, answer: string) => void;
  readonly onShow: (row: number) => void;
}

/** Everything that cannot be known without asking. None of it keeps anything from being taken in. */
export function Doubts({ proposal, laid, answers, onSettle, onShow }: DoubtsProps) {
  const m = useKnownTexts(exchangeTexts);
  const { doubts, actions, knownNames, newNames } = proposal;
  const isFew = doubts.length <= fewRows;
  return (
    <>
      <div className="doubts-head">
        <h2>{m.doubts.title}</h2>
        {laid.open.size > 0 && <span className="pill amber number">{laid.open.size}</span>}
        <span className="grow" />
        {knownNames > 0 && <span className="quiet">{m.doubts.known(knownNames)}</span>}
      </div>
      {doubts.length === 0 && <p className="quiet">{m.doubts.none}</p>}
      <ul className="doubts">
        {doubts.map((doubt) => (
          <DoubtBox
            key={doubt.key}
            doubt={doubt}
            first={actions[doubt.rows[0] ?? -1]}
            answers={answers}
            isOpen={laid.open.has(doubt)}
            isFew={isFew}
            onSettle={(answer) => onSettle(doubt.key, answer)}
            onShow={onShow}
          />
        ))}
      </ul>
      {newNames.length > 0 && <NewNames names={newNames} />}
      {laid.isDifference ? (
        <WhenTaken />
      ) : (
        doubts.length > 0 && <p className="quiet">{m.doubts.suggestions}</p>
      )}
    </>
  );
}

/** The organisations that would come into the register. */
function NewNames({ names }: { readonly names: readonly string[] }) {
  const m = useKnownTexts(exchangeTexts);
  return (
    <details className="new-names">
      <summary>{m.doubts.newNames(names.length)}</summary>
      <ul lang={planLanguage}>
        {names.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
    </details>
  );
}

function WhenTaken() {
  const m = useKnownTexts(exchangeTexts);
  return (
    <section className="when-taken">
      <h2>{m.diff.whenTitle}</h2>
      <ul>
        {m.diff.when.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
    </section>
  );
}

import { tableTexts } from '../../shared/i18n/late.ts';
import { amountText } from '../../shared/plan/money.ts';
import { actionsInOrder } from '../../shared/table/rows.ts';
import { useKnownTexts, useMessages } from '../lib/i18n.tsx';
import { useSignal } from '../lib/signal.ts';
import { useShown } from '../state/hooks.tsx';
import { useSheet } from './sheet.ts';
import { useSums } from './use-sums.ts';
import { useTableIds } from './use-table-ids.ts';

/** What all that fits comes to, and the keys one needs most. */
export function Foot() {
  const { foot: t } = useKnownTexts(tableTexts);
  const { money } = useMessages();
  const { fitting } = useTableIds();
  const of = useShown((shown) => shown);
  const sums = useSums(fitting);
  return (
    <section className="table-foot number" aria-label={t.label}>
      <strong>{t.count(sums.count, actionsInOrder(of).length)}</strong>
      {sums.funding.map(({ state, sum }) => (
        <span key={state}>{money.sum(money.state[state], amountText(sum))}</span>
      ))}
      {sums.withoutAmount > 0 && <span>{t.withoutAmount(sums.withoutAmount)}</span>}
      <BlockSize />
      <span className="grow" />
      <span className="table-hints" aria-hidden>
        <kbd>Enter</kbd> {t.edit} <kbd>Tab</kbd> {t.next} <kbd>Ctrl + V</kbd> {t.paste} <kbd>Esc</kbd>{' '}
        {t.restore}
      </span>
    </section>
  );
}

function BlockSize() {
  const { foot: t } = useKnownTexts(tableTexts);
  const sheet = useSheet();
  const block = useSignal(sheet.block);
  const { ids, columns } = sheet.chosen();
  return (
    <output className="table-block-size">
      {block && ids.length * columns.length > 1 && t.block(ids.length, columns.length)}
    </output>
  );
}

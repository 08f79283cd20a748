import { navigate } from 'wouter/use-browser-location';
import type { Carried } from '../../shared/actors/carried.ts';
import type { Filter } from '../../shared/find/filter.ts';
import { filterFrom, queryOf } from '../../shared/find/query.ts';
import { actorsTexts } from '../../shared/i18n/late.ts';
import type { Records } from '../../shared/plan/document.ts';
import { atBoard, placePath } from '../../shared/views/place.ts';
import { useKnownTexts, useMessages } from '../lib/i18n.tsx';
import { useOpenCard } from '../sync/card-way.ts';
import { useSession } from '../sync/hooks.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { ActionLine } from './ActionLine.tsx';

interface ListDialogProps {
  readonly title: string;
  readonly carried: readonly Carried[];
  readonly records: Records;
  /** What is asked for on the board to see them there, with what is asked for already. */
  readonly filter?: Partial<Filter> | undefined;
  /** Whether the board shows more than these. */
  readonly isMore?: boolean | undefined;
  /** Something said of some of them. */
  readonly remarks?: ReadonlyMap<string, string> | undefined;
  readonly onClose: () => void;
}

/** The actions behind a number. */
export function ListDialog(props: ListDialogProps) {
  const { title, carried, records, filter, isMore = false, remarks, onClose } = props;
  const m = useKnownTexts(actorsTexts).frame;
  const { app } = useMessages();
  const { plan } = useSession();
  const openCard = useOpenCard();
  const show = () => {
    onClose();
    navigate(`${placePath(plan, atBoard)}${queryOf({ ...filterFrom(location.search), ...filter })}`);
  };
  return (
    <Dialog title={title} className="wide long actors-dialog" onClose={onClose}>
      {carried.length === 0 && <p className="quiet">{m.gone}</p>}
      <ul className="actors-list">
        {carried.map((one) => (
          <li key={one.id}>
            <ActionLine
              one={one}
              records={records}
              remark={remarks?.get(one.id)}
              onOpen={() => {
                onClose();
                openCard(one.id);
              }}
            />
          </li>
        ))}
      </ul>
      <div className="dialog-foot">
        {filter && (
          <button type="button" className="button" onClick={show}>
            {isMore ? m.allOnBoard : m.onBoard}
          </button>
        )}
        <span className="grow" />
        <button type="button" className="button ghost" onClick={onClose}>
          {app.close}
        </button>
      </div>
    </Dialog>
  );
}

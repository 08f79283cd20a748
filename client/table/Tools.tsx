import {
  ArrowsUpDownIcon,
  BulletListIcon,
  MenuElipsisVerticalIcon,
  PrinterSmallIcon,
  SidebarRightIcon,
} from '@navikt/aksel-icons';
import { useLayoutEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { tableTexts } from '../../shared/i18n/late.ts';
import { directionOf, usualSetup } from '../../shared/table/setup.ts';
import { useDesk } from '../hand/desk.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { useStore } from '../state/hooks.tsx';
import { DeedMenu, Menu, type MenuItem } from '../ui/Menu.tsx';
import { ColumnsDialog } from './ColumnsDialog.tsx';
import { useSetUp, useTable } from './table-context.tsx';

/** What the table is set up with, beside the filters. */
export function Tools() {
  const [place, setPlace] = useState<HTMLElement | null>(null);
  useLayoutEffect(() => setPlace(document.querySelector<HTMLElement>('#view-tools')), []);
  return place && createPortal(<Buttons />, place);
}

function Buttons() {
  const { tools: t, cells } = useKnownTexts(tableTexts);
  const { setup } = useTable();
  const change = useSetUp();
  const [menu, setMenu] = useState<{ what: 'sort' | 'more'; anchor: HTMLElement }>();
  const [isChoosing, setChoosing] = useState(false);
  const items = useDeeds(() => setChoosing(true));
  const sorted = setup.sort ? cells.columns[setup.sort.column] : t.planOrder;
  const close = () => setMenu(undefined);
  return (
    <div className="table-tools" role="group" aria-label={t.label}>
      <button
        type="button"
        className="button"
        aria-haspopup="menu"
        aria-label={t.sorted(sorted)}
        title={t.sorted(sorted)}
        onClick={({ currentTarget }) => setMenu({ what: 'sort', anchor: currentTarget })}
      >
        <ArrowsUpDownIcon aria-hidden />
        <span className="table-word">{sorted}</span>
      </button>
      <button
        type="button"
        className="button"
        aria-pressed={!setup.isFlat}
        aria-label={t.group}
        title={t.group}
        onClick={() => change({ ...setup, isFlat: !setup.isFlat })}
      >
        <BulletListIcon aria-hidden />
        <span className="table-word">{t.group}</span>
      </button>
      <button
        type="button"
        className="button"
        aria-haspopup="dialog"
        title={t.columnsShown(setup.columns.length)}
        onClick={() => setChoosing(true)}
      >
        <SidebarRightIcon aria-hidden />
        <span className="table-word">{t.columns}</span>{' '}
        <span className="number quiet">{setup.columns.length}</span>
      </button>
      <button
        type="button"
        className="button ghost icon"
        aria-haspopup="menu"
        aria-label={t.more}
        onClick={({ currentTarget }) => setMenu({ what: 'more', anchor: currentTarget })}
      >
        <MenuElipsisVerticalIcon aria-hidden />
      </button>
      {menu?.what === 'sort' && <SortMenu anchor={menu.anchor} onClose={close} />}
      {menu?.what === 'more' && (
        <DeedMenu label={t.more} anchor={menu.anchor} onClose={close} items={items} />
      )}
      {isChoosing && <ColumnsDialog onClose={() => setChoosing(false)} />}
    </div>
  );
}

/** What else can be done with the table as a whole. */
function useDeeds(chooseColumns: () => void): readonly MenuItem[] {
  const { tools: t } = useKnownTexts(tableTexts);
  const { setup } = useTable();
  const change = useSetUp();
  const { folded } = useDesk();
  const store = useStore();
  const foldAll = () => {
    const { strategies, unplacedStrategies } = store.shown;
    folded.set(new Set([...folded.value, ...unplacedStrategies, ...[...strategies.values()].flat()]));
  };
  const groups = [
    { label: t.foldAll, run: foldAll },
    { label: t.unfoldAll, run: () => folded.set(new Set()) },
  ];
  return [
    { label: t.chooseColumns, icon: <SidebarRightIcon aria-hidden />, run: chooseColumns },
    {
      label: setup.isFlat ? t.doGroup : t.doFlatten,
      icon: <BulletListIcon aria-hidden />,
      run: () => change({ ...setup, isFlat: !setup.isFlat }),
    },
    ...(setup.isFlat ? [] : groups),
    // After the menu is gone: what is over the page would be printed too.
    {
      label: t.print,
      icon: <PrinterSmallIcon aria-hidden />,
      run: () => requestAnimationFrame(() => print()),
    },
    { label: t.reset, run: () => change(usualSetup) },
  ];
}

interface SortMenuProps {
  readonly anchor: HTMLElement;
  readonly onClose: () => void;
}

function SortMenu({ anchor, onClose }: SortMenuProps) {
  const { tools: t, cells } = useKnownTexts(tableTexts);
  const { setup } = useTable();
  const change = useSetUp();
  const item = (label: string, isOn: boolean, run: () => void) => (
    <button
      key={label}
      type="button"
      role="menuitemradio"
      aria-checked={isOn}
      tabIndex={-1}
      className="menu-item"
      onClick={() => {
        anchor.focus();
        onClose();
        run();
      }}
    >
      <span>{label}</span>
    </button>
  );
  const columns = setup.columns.filter((column) => column !== 'number');
  return (
    <Menu label={t.sort} anchor={anchor} onClose={onClose}>
      {item(t.planOrder, !setup.sort, () => change({ ...setup, sort: undefined }))}
      {columns.map((column) =>
        item(cells.columns[column], directionOf(setup, column) !== undefined, () =>
          change({ ...setup, sort: { column, isDescending: false } }),
        ),
      )}
    </Menu>
  );
}

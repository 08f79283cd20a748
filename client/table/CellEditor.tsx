import type { ColumnId } from '../../shared/table/columns.ts';
import type { CellProps } from './CellView.tsx';
import { ChoiceEditor } from './ChoiceEditor.tsx';
import { LineEditor } from './LineEditor.tsx';
import { PartiesEditor } from './PartiesEditor.tsx';
import './cells.css';

/**
 * Where the focus goes once a cell is left: the cell below or above (Enter, Shift+Enter), beside it (Tab, Shift+Tab), the
 * cell itself, or wherever it has gone already by itself (`left`: take it from nobody).
 */
export type CellMove = 'down' | 'up' | 'next' | 'previous' | 'stay' | 'left';

export interface CellEditorProps extends CellProps {
  /** The letter that began it, in place of what stands there; undefined: what stands there is edited. */
  readonly start: string | undefined;
  readonly onDone: (move: CellMove) => void;
  readonly onCancel: () => void;
}

const editors: Partial<Readonly<Record<ColumnId, (props: CellEditorProps) => React.ReactNode>>> = {
  owners: PartiesEditor,
  partners: PartiesEditor,
  status: ChoiceEditor,
  recurrence: ChoiceEditor,
};

/** Fills a cell and writes in it. To be keyed by action and column. The cell needs a position of its own. */
export function CellEditor(props: CellEditorProps) {
  const Editor = editors[props.column] ?? LineEditor;
  return <Editor {...props} />;
}

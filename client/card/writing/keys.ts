import { EditorSelection, type EditorState, type SelectionRange, type StateCommand } from '@codemirror/state';
import { type EditorView, keymap, type Command } from '@codemirror/view';
import { yUndoManagerKeymap } from 'y-codemirror.next';
import { bullet, continueList, isBullet } from './bullets.ts';

/** Deletes what is chosen, or up to where `to` leads from the caret. */
const erase =
  (to: (view: EditorView, range: SelectionRange) => number, userEvent: string): Command =>
  (view) => {
    const { state } = view;
    if (state.readOnly) return false;
    const spec = state.changeByRange((range) => {
      const end = range.empty ? to(view, range) : range.head;
      const [from, until] = range.empty
        ? [Math.min(range.head, end), Math.max(range.head, end)]
        : [range.from, range.to];
      return { changes: { from, to: until }, range: EditorSelection.cursor(from) };
    });
    view.dispatch(state.update(spec, { scrollIntoView: true, userEvent }));
    return true;
  };

const byChar = (forward: boolean) => (view: EditorView, range: SelectionRange) =>
  view.moveByChar(range, forward).head;
const byGroup = (forward: boolean) => (view: EditorView, range: SelectionRange) =>
  view.moveByGroup(range, forward).head;

/** Right after a bullet, the bullet goes first. */
const eraseBullet: StateCommand = ({ state, dispatch }) => {
  const { main } = state.selection;
  const line = state.doc.lineAt(main.head);
  if (state.readOnly || !main.empty || !isBullet(line.text) || main.head !== line.from + bullet.length)
    return false;
  dispatch(state.update({ changes: { from: line.from, to: main.head }, userEvent: 'delete.backward' }));
  return true;
};

const select =
  (to: (state: EditorState) => { anchor: number; head: number }): StateCommand =>
  ({ state, dispatch }) => {
    dispatch(state.update({ selection: to(state), scrollIntoView: true, userEvent: 'select' }));
    return true;
  };

const leave =
  (onLeave: () => void): Command =>
  () => {
    onLeave();
    return true;
  };

/**
 * The keys of a text. Carets move as the browser moves them; what reaches beyond the part of a long text that is drawn
 * is done here. Tab goes on to the next control.
 */
export const textKeys = (isLine: boolean, onLeave: () => void) =>
  keymap.of([
    ...yUndoManagerKeymap,
    {
      key: 'Enter',
      run: isLine ? leave(onLeave) : continueList,
      shift: isLine ? leave(onLeave) : continueList,
    },
    { key: 'Escape', run: leave(onLeave) },
    { key: 'Backspace', run: eraseBullet },
    {
      key: 'Backspace',
      run: erase(byChar(false), 'delete.backward'),
      shift: erase(byChar(false), 'delete.backward'),
    },
    { key: 'Delete', run: erase(byChar(true), 'delete.forward') },
    { key: 'Mod-Backspace', mac: 'Alt-Backspace', run: erase(byGroup(false), 'delete.group') },
    { key: 'Mod-Delete', mac: 'Alt-Delete', run: erase(byGroup(true), 'delete.group') },
    { key: 'Mod-a', run: select(({ doc }) => ({ anchor: 0, head: doc.length })) },
    {
      key: 'Mod-Home',
      mac: 'Cmd-ArrowUp',
      run: select(() => ({ anchor: 0, head: 0 })),
      shift: select(({ selection }) => ({ anchor: selection.main.anchor, head: 0 })),
    },
    {
      key: 'Mod-End',
      mac: 'Cmd-ArrowDown',
      run: select(({ doc }) => ({ anchor: doc.length, head: doc.length })),
      shift: select(({ doc, selection }) => ({ anchor: selection.main.anchor, head: doc.length })),
    },
  ]);

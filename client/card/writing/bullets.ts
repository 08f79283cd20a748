import { EditorSelection, type ChangeSpec, type EditorState, type StateCommand } from '@codemirror/state';

/** What a line of a list begins with, as it is stored. */
export const bullet = '- ';

export const isBullet = (line: string): boolean => line.startsWith(bullet);

/** Enter goes on with the list; on a point with nothing in it, it ends the list. */
export const continueList: StateCommand = ({ state, dispatch }) => {
  const spec = state.changeByRange((range) => {
    const line = state.doc.lineAt(range.head);
    const isIn = isBullet(line.text) && range.from >= line.from + bullet.length;
    if (isIn && line.text === bullet)
      return { changes: { from: line.from, to: line.to }, range: EditorSelection.cursor(line.from) };
    const insert = isIn ? `\n${bullet}` : '\n';
    return {
      changes: { from: range.from, to: range.to, insert },
      range: EditorSelection.cursor(range.from + insert.length),
    };
  });
  dispatch(state.update(spec, { scrollIntoView: true, userEvent: 'input' }));
  return true;
};

/** Makes points of the chosen lines; when all of them are, they are plain lines again. */
export const toggleList: StateCommand = ({ state, dispatch }) => {
  const lines = chosenLines(state);
  const areAll = lines.every(({ text }) => isBullet(text));
  const changes = lines.flatMap(({ from, text }): ChangeSpec[] => {
    if (areAll) return [{ from, to: from + bullet.length }];
    return isBullet(text) ? [] : [{ from, insert: bullet }];
  });
  const change = state.changes(changes);
  dispatch(
    state.update({
      changes: change,
      // The caret of an empty line comes after the bullet.
      selection: state.selection.map(change, 1),
      userEvent: 'input',
      scrollIntoView: true,
    }),
  );
  return true;
};

export const isInList = (state: EditorState): boolean =>
  chosenLines(state).every(({ text }) => isBullet(text));

function chosenLines({ doc, selection: { main } }: EditorState) {
  const [first, last] = [doc.lineAt(main.from).number, doc.lineAt(main.to).number];
  return Array.from({ length: last - first + 1 }, (_, index) => doc.line(first + index));
}

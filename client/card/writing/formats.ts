import { RangeSetBuilder, type EditorState, type Extension } from '@codemirror/state';
import {
  Decoration,
  EditorView,
  highlightSpecialChars,
  ViewPlugin,
  type DecorationSet,
  type ViewUpdate,
} from '@codemirror/view';
import { bullet, isBullet } from './bullets.ts';
import { linksIn } from './links.ts';

const bulletLine = Decoration.line({ class: 'bullet-line' });
const bulletMark = Decoration.mark({ class: 'bullet-mark' });
const linkInWriting = Decoration.mark({ class: 'text-link' });
const linkInReading = (href: string) =>
  Decoration.mark({
    tagName: 'a',
    class: 'text-link',
    attributes: { href, target: '_blank', rel: 'noopener noreferrer' },
  });

/** Links as they stand out, and bullets where a line begins with `- `. The text itself stays as it is written. */
function formatsIn({ state, visibleRanges }: EditorView, hasBullets: boolean): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  for (const { from, to } of visibleRanges)
    for (let at = from; at <= to; at = state.doc.lineAt(at).to + 1) {
      const line = state.doc.lineAt(at);
      if (hasBullets && isBullet(line.text)) {
        builder.add(line.from, line.from, bulletLine);
        builder.add(line.from, line.from + bullet.length, bulletMark);
      }
      for (const link of linksIn(line.text))
        builder.add(
          line.from + link.from,
          line.from + link.to,
          state.readOnly ? linkInReading(link.href) : linkInWriting,
        );
    }
  return builder.finish();
}

const formats = (hasBullets: boolean): Extension =>
  ViewPlugin.fromClass(
    class {
      decorations: DecorationSet;

      constructor(view: EditorView) {
        this.decorations = formatsIn(view, hasBullets);
      }

      update({ view, docChanged, viewportChanged, startState, state }: ViewUpdate) {
        if (docChanged || viewportChanged || startState.readOnly !== state.readOnly)
          this.decorations = formatsIn(view, hasBullets);
      }
    },
    { decorations: (plugin) => plugin.decorations },
  );

/** Where the link leads that a place is in; a place at its end counts. */
export function linkAt({ doc }: EditorState, place: number): string | undefined {
  const line = doc.lineAt(place);
  const at = place - line.from;
  return linksIn(line.text).find(({ from, to }) => from <= at && at <= to)?.href;
}

export const openLink = (href: string): void => void window.open(href, '_blank', 'noopener,noreferrer');

/** In what one writes, a link opens with the key that opens links elsewhere. */
const opening = EditorView.domEventHandlers({
  mousedown: (event, view) => {
    if (view.state.readOnly || event.button !== 0 || !(event.ctrlKey || event.metaKey)) return false;
    const place = view.posAtCoords({ x: event.clientX, y: event.clientY });
    const href = place === null ? undefined : linkAt(view.state, place);
    if (href === undefined) return false;
    event.preventDefault();
    openLink(href);
    return true;
  },
});

/**
 * Signs that cannot be seen or that turn the direction of what follows are shown for what they are, and have no effect.
 * CodeMirror knows most of them.
 */
const hidden = (words: (code: string) => string): Extension =>
  highlightSpecialChars({
    addSpecialChars: /[\u200c\u202a-\u202c\u2060-\u2064\u2068\u206a-\u206f\u{e0000}-\u{e007f}]/u,
    render: (code) => {
      const sign = document.createElement('span');
      const name = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
      sign.className = 'hidden-sign';
      sign.textContent = name;
      sign.title = words(name);
      return sign;
    },
  });

/** How a text is shown beyond its letters. @param words what a sign that cannot be seen is called */
export const textFormats = (hasBullets: boolean, words: (code: string) => string): Extension => [
  formats(hasBullets),
  hidden(words),
  opening,
];

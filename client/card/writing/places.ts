import * as Y from 'yjs';
import type { TextPlace } from '../../presence/presence.ts';

/** A place in a text as the others can find it again. It stays behind the letter before it, as a caret does. */
export const placeAt = (text: Y.Text, index: number): TextPlace =>
  Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, index, -1)) as TextPlace;

/** Where that place is now; undefined when this copy of the text does not know it (yet). */
export function placeIn(text: Y.Text, place: TextPlace): number | undefined {
  if (!text.doc || (!place.item && !place.type)) return undefined;
  try {
    const found = Y.createAbsolutePositionFromRelativePosition(
      Y.createRelativePositionFromJSON(place),
      text.doc,
    );
    return found?.type === text ? found.index : undefined;
  } catch {
    // Ids that others made up lead to letters that are not there.
    return undefined;
  }
}

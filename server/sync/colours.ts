import { colourCount } from '../../shared/presence.ts';

/** Gives each person in a room a colour: the first one free, or when all are taken the one that fewest have. */
export class Colours {
  readonly #people = new Map<string, { readonly colour: number; connections: number }>();

  /** @returns the person's colour, the same for all their connections */
  take(person: string): number {
    const known = this.#people.get(person) ?? { colour: this.#rarest(), connections: 0 };
    known.connections++;
    this.#people.set(person, known);
    return known.colour;
  }

  /** One of the person's connections is over; after the last the colour is free. */
  free(person: string): void {
    const known = this.#people.get(person);
    if (known && --known.connections === 0) this.#people.delete(person);
  }

  #rarest(): number {
    const uses = Array.from({ length: colourCount }, () => 0);
    for (const { colour } of this.#people.values()) uses[colour - 1]!++;
    return uses.indexOf(Math.min(...uses)) + 1;
  }
}

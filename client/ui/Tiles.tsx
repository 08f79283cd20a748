import { useId } from 'react';
import './tiles.css';

interface TilesProps<T extends string> {
  readonly legend: string;
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly tiles: readonly { readonly value: T; readonly label: string; readonly help: string }[];
  /** Beside one another, when there is room. */
  readonly isRow?: boolean;
}

/** One of a few choices, each told in a line or two. */
export function Tiles<T extends string>({ legend, value, onChange, tiles, isRow = false }: TilesProps<T>) {
  const name = useId();
  return (
    <fieldset className={`tiles ${isRow ? 'is-row' : ''}`}>
      <legend>{legend}</legend>
      <div>
        {tiles.map((tile) => (
          <label key={tile.value} className="tile">
            <input
              type="radio"
              name={name}
              value={tile.value}
              checked={tile.value === value}
              aria-labelledby={`${name}-${tile.value}`}
              aria-describedby={`${name}-${tile.value}-help`}
              onChange={() => onChange(tile.value)}
            />
            <b id={`${name}-${tile.value}`}>{tile.label}</b>
            <span id={`${name}-${tile.value}-help`}>{tile.help}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

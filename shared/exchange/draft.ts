import type { FoundAction, FoundStrategy, FoundTheme } from './found.ts';
import { readHeading, type Heading, type ThemeField } from './headings.ts';
import { keyOf } from './spelling.ts';
import { splitTitle } from './split-title.ts';

interface DraftStrategy {
  readonly heading: Pick<Heading, 'title' | 'number'>;
  readonly isAssumed: boolean;
  readonly description: string[];
  readonly actions: FoundAction[];
  /** It stands though nothing stands under it. */
  readonly isSaid: boolean;
}
interface DraftTheme {
  readonly heading: Pick<Heading, 'title' | 'number'>;
  readonly isAssumed: boolean;
  readonly texts: Record<ThemeField, string[]>;
  readonly strategies: DraftStrategy[];
}

/** What strategies are called whose source has none. */
const unnamed = 'Tiltak';

/** Gathers themes, strategies and actions while a source is gone through. */
export class Draft {
  readonly #themes: DraftTheme[] = [];
  #theme: DraftTheme | undefined;
  #strategy: DraftStrategy | undefined;
  readonly #byKey = new Map<string, DraftTheme>();
  readonly #strategyByKey = new Map<DraftTheme, Map<string, DraftStrategy>>();
  readonly #spare: string;

  /** @param spare what a theme is called when the source names none */
  constructor(spare: string) {
    this.#spare = spare;
  }

  get strategy(): DraftStrategy | undefined {
    return this.#strategy;
  }

  /** Begins a theme, or goes on with one of the same name. */
  theme(heading: Pick<Heading, 'title' | 'number'>, isAssumed = false): void {
    const key = placeKey(heading);
    const known = this.#byKey.get(key);
    this.#theme = known ?? {
      heading,
      isAssumed,
      texts: { vision: [], mainGoal: [], subGoals: [], indicators: [], background: [] },
      strategies: [],
    };
    if (!known) this.#themes.push(this.#theme);
    this.#byKey.set(key, this.#theme);
    this.#strategy = undefined;
  }

  closeStrategy(): void {
    this.#strategy = undefined;
  }

  inBegun(): boolean {
    return this.#theme !== undefined;
  }

  strategyOf(heading: Pick<Heading, 'title' | 'number'>, { isAssumed = false, isSaid = false } = {}): void {
    if (!this.#theme) this.theme({ title: this.#spare }, true);
    const theme = this.#theme!;
    const known = this.#strategyByKey.get(theme) ?? new Map<string, DraftStrategy>();
    this.#strategyByKey.set(theme, known);
    const key = placeKey(heading);
    this.#strategy = known.get(key);
    if (this.#strategy) return;
    this.#strategy = { heading, isAssumed, isSaid, description: [], actions: [] };
    known.set(key, this.#strategy);
    theme.strategies.push(this.#strategy);
  }

  say(line: string, field?: ThemeField): void {
    if (line.trim() === '') return;
    if (this.#strategy) this.#strategy.description.push(line);
    else this.#theme?.texts[field ?? 'background'].push(line);
  }

  /** @param theme and `strategy`: what the row itself says of its place */
  add(action: FoundAction, theme: string, strategy: string): void {
    if (theme !== '') this.#begin(theme);
    if (strategy !== '') this.strategyOf(readHeading(strategy), { isSaid: true });
    else if (theme !== '' || !this.#strategy) {
      const title = this.#theme && !this.#theme.isAssumed ? this.#theme.heading.title : unnamed;
      this.strategyOf({ title }, { isAssumed: !this.#theme || this.#theme.isAssumed });
    }
    this.#strategy!.actions.push(action);
  }

  /** Rows of one theme mostly stand together: the place that was open stays so. */
  #begin(theme: string): void {
    const heading = readHeading(theme);
    if (this.#theme && placeKey(this.#theme.heading) === placeKey(heading)) return;
    this.theme(heading);
  }

  /** Themes that hold an action. What their headings are too short for goes to their texts. */
  get found(): FoundTheme[] {
    return this.#themes
      .filter(({ strategies }) => strategies.some(({ actions }) => actions.length > 0))
      .map(foundTheme);
  }
}

const placeKey = ({ title, number }: Pick<Heading, 'title' | 'number'>): string =>
  `${number ?? ''} ${keyOf(title) || title}`;

function foundTheme({ heading, texts, strategies }: DraftTheme): FoundTheme {
  const { title, description } = splitTitle(heading.title);
  const no = /^\d{1,3}$/.test(heading.number ?? '') ? Number(heading.number) : 0;
  const text = (field: ThemeField) => texts[field].join('\n');
  return {
    ...(no > 0 && { no }),
    title,
    vision: text('vision'),
    mainGoal: text('mainGoal'),
    subGoals: bare(texts.subGoals),
    indicators: bare(texts.indicators),
    background: [description, text('background')].filter(Boolean).join('\n'),
    strategies: strategies.filter(({ actions, isSaid }) => actions.length > 0 || isSaid).map(foundStrategy),
  };
}

function foundStrategy({ heading, description, actions, isAssumed }: DraftStrategy): FoundStrategy {
  const { title, description: rest } = splitTitle(heading.title);
  const isSpoken = /^\d{1,4}(\.\d{1,4}){0,2}$/.test(heading.number ?? '');
  return {
    ...(isSpoken && { number: heading.number }),
    title,
    description: [rest, ...description].filter(Boolean).join('\n'),
    ...(isAssumed && { isAssumed: true }),
    actions,
  };
}

/** One a line, without its point. */
const bare = (lines: readonly string[]): string =>
  lines
    .flatMap((line) => line.split('\n'))
    .map((line) => line.replace(/^\s*[-–•]\s+/u, '').trim())
    .filter(Boolean)
    .join('\n');

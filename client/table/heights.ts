import type { Row } from '../../shared/table/rows.ts';

/** In px; the same stand in table.css. */
export const headHeight = 38;

/** What rows are taken to be high until they are drawn and measured. */
export const rowHeight: Readonly<Record<Row['kind'], number>> = { theme: 36, strategy: 27, action: 35 };

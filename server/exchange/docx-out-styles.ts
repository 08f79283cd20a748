import type { IStylesOptions } from 'docx';

/** The heading of the contents: it looks like one, and is not listed there. */
export const tocHeading = 'TOCHeading';
/** Paragraphs in tables. */
export const tableText = 'TableText';

const ink = '16324A';
const heading = (size: number, before: number, after: number) => ({
  run: { size, bold: true, color: ink },
  paragraph: { spacing: { before, after }, keepNext: true },
});

/** What the paragraphs of a document look like. Sizes in half points. @param language BCP 47 */
export const styles = (language: string): IStylesOptions => ({
  default: {
    document: {
      run: { font: 'Calibri', size: 22, language: { value: language } },
      paragraph: { spacing: { after: 120, line: 264 } },
    },
    title: {
      run: { size: 52, bold: true, color: ink },
      paragraph: { spacing: { before: 1_200, after: 240 } },
    },
    heading1: heading(34, 0, 200),
    heading2: heading(26, 300, 100),
  },
  paragraphStyles: [
    {
      id: tocHeading,
      name: 'TOC Heading',
      basedOn: 'Normal',
      next: 'Normal',
      quickFormat: true,
      run: { size: 30, bold: true, color: ink },
      paragraph: { spacing: { before: 480, after: 120 }, keepNext: true },
    },
    {
      id: tableText,
      name: 'Table Text',
      basedOn: 'Normal',
      quickFormat: true,
      run: { size: 19 },
      paragraph: { spacing: { before: 20, after: 40, line: 240 } },
    },
  ],
});

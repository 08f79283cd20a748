/** What may not stand in a document of XML (XML 1.0, 2.2), whatever it is written as. */
const unwritable = /[[\p{Cc}--[\t\n\r]]\ufffe\uffff]/gv;

/** A text as it may stand in a Word document or a workbook. */
export const xmlText = (text: string): string => text.toWellFormed().replace(unwritable, '');

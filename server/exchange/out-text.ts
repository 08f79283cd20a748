/** What may not stand in a document of XML (XML 1.0, 2.2), whatever it is written as. */
const unwritable = /[\0-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** A text as it may stand in a Word document or a workbook. */
export const xmlText = (text: string): string => text.toWellFormed().replace(unwritable, '');

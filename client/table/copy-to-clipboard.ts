/** Puts the same text on the clipboard in several forms; only as plain text where the browser knows no other way. */
export async function copyToClipboard(texts: Readonly<Record<string, string>>): Promise<void> {
  if (!('ClipboardItem' in globalThis)) return navigator.clipboard.writeText(texts['text/plain'] ?? '');
  const blobs = Object.entries(texts).map(([type, text]) => [type, new Blob([text], { type })]);
  await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs) as Record<string, Blob>)]);
}

/** A new id for a record or a person: 12 of a-z and 0-9. (`crypto.randomUUID` is missing on pages without https.) */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => (byte % 36).toString(36)).join('');
}

/** The plan as a table. */
export function Table() {
  return <main id="view" className="view" tabIndex={-1} />;
}

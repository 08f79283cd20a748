/** The plan as a timeline. */
export function Timeline() {
  return <main id="view" className="view" tabIndex={-1} />;
}

/** The mark and the name. */
export function Logo() {
  return (
    <>
      <svg width="26" height="26" viewBox="0 0 26 26" aria-hidden>
        <rect x="1" y="4" width="6.4" height="18" rx="1.8" fill="var(--pine)" />
        <rect x="9.8" y="1" width="6.4" height="15" rx="1.8" fill="var(--fjord)" />
        <rect x="18.6" y="9" width="6.4" height="16" rx="1.8" fill="var(--pine)" opacity=".55" />
      </svg>
      <span className="logo-name">Samplan</span>
    </>
  );
}

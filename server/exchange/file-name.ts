/** What no system takes in the name of a file, and what no reader should see there. */
const unfit = /[\\/:*?"<>|\p{C}\p{Zl}\p{Zp}]/gu;

/** Letters that do not come apart into a plain one and a mark. */
const letters: Readonly<Record<string, string>> = {
  æ: 'ae',
  ø: 'o',
  Æ: 'Ae',
  Ø: 'O',
  ß: 'ss',
  đ: 'd',
  ł: 'l',
};

const longest = 100;

/** "Næringsplan 2026-12-31.docx". @param day as 2026-12-31 @param ending without a dot */
export function fileName(title: string, day: string, ending: string): string {
  const plain = title.replace(unfit, ' ').replace(/\s+/g, ' ').trim().replace(/^\.+/, '');
  const short = Array.from(plain).slice(0, longest).join('').trim();
  return `${short ? `${short} ` : ''}${day}.${ending}`;
}

/** How a file is handed out (RFC 6266): under its name, and in plain letters for who cannot read others. */
export function attachment(name: string): string {
  const plain = name
    .replace(/[æøÆØßđł]/g, (letter) => letters[letter]!)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^ -~]|["\\%]/gu, '_');
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

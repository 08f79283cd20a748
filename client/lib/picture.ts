import { saveFile } from './save-file.ts';

/** What makes a figure look as it does on the page; a picture of its own has no style sheet. */
const looks = [
  'fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linecap', 'stroke-linejoin',
  'stroke-opacity', 'opacity', 'font-family', 'font-size', 'font-weight', 'font-style', 'letter-spacing',
  'text-anchor', 'dominant-baseline', 'paint-order', 'visibility', 'display', 'color', 'stop-color', 'stop-opacity',
] as const; // prettier-ignore

/** Dots for each unit of the figure, so that it is sharp in print. */
const sharpness = 2;
/** More dots a side than this a browser may not draw. */
const mostDots = 8_000;

interface Picture {
  readonly text: string;
  readonly width: number;
  readonly height: number;
}

const withAll = (svg: SVGSVGElement): readonly SVGElement[] => [
  svg,
  ...svg.querySelectorAll<SVGElement>('*'),
];

/** A copy that looks the same without our style sheets, as by day. */
function selfContained(svg: SVGSVGElement): SVGSVGElement {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const copies = withAll(copy);
  byDay(() => {
    for (const [index, element] of withAll(svg).entries()) {
      const style = getComputedStyle(element);
      for (const look of looks) copies[index]!.style.setProperty(look, style.getPropertyValue(look));
      copies[index]!.removeAttribute('class');
    }
  });
  return copy;
}

/**
 * Runs `work` while the page has the colours of the day. The colours are worked out at the root of the page (the build
 * writes `light-dark()` for older browsers), so it is there that they change; nobody sees it, and nothing glides.
 */
function byDay(work: () => void): void {
  const root = document.documentElement;
  const { scheme } = root.dataset;
  root.dataset.still = '';
  root.dataset.scheme = 'light';
  try {
    work();
  } finally {
    if (scheme === undefined) delete root.dataset.scheme;
    else root.dataset.scheme = scheme;
    // The page has its own colours again before anything may glide.
    void root.offsetWidth;
    delete root.dataset.still;
  }
}

/** A figure with all it looks like written into it, on white. Anything marked `data-screen` is for the screen only. */
function pictureOf(svg: SVGSVGElement): Picture {
  const copy = selfContained(svg);
  for (const one of copy.querySelectorAll('[data-screen]')) one.remove();
  const { x, y, width, height } = svg.viewBox.baseVal?.width
    ? svg.viewBox.baseVal
    : { x: 0, y: 0, width: svg.clientWidth, height: svg.clientHeight };
  const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  for (const [name, value] of Object.entries({ x, y, width, height, fill: '#fff' }))
    ground.setAttribute(name, String(value));
  copy.prepend(ground);
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  copy.setAttribute('viewBox', [x, y, width, height].join(' '));
  return { text: new XMLSerializer().serializeToString(copy), width, height };
}

/** Has the browser keep a figure as it is, to be enlarged without loss. */
export function saveSvg(svg: SVGSVGElement, fileName: string): void {
  saveFile(fileName, new Blob([pictureOf(svg).text], { type: 'image/svg+xml' }));
}

/**
 * Has the browser keep a figure as dots.
 * @throws Error when the browser cannot draw it
 */
export async function savePng(svg: SVGSVGElement, fileName: string): Promise<void> {
  const { text, width, height } = pictureOf(svg);
  const scale = Math.min(sharpness, mostDots / Math.max(width, height));
  const image = new Image();
  // Not by a URL of its own: the page may only show what it has from the server, and data.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(width * scale);
  canvas.height = Math.ceil(height * scale);
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
  const content = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
  if (!content) throw new Error('The figure cannot be drawn');
  saveFile(fileName, content);
}

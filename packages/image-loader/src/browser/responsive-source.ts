// Read by pages whose pictures have a `srcset`.

/** The picture to take, and how many pixels of it make one CSS pixel (0 where nothing but the image itself says it). */
export interface ChosenSource {
  readonly url: string;
  readonly density: number;
}

/** One entry of a `srcset`. */
export interface SourceCandidate {
  readonly url: string;
  /** `2x`, `800w` or nothing. */
  readonly descriptor: string;
}

/**
 * Chooses as the browser does for an `<img>`: of the candidates that have pixels enough for the screen the smallest, else the
 * largest. Source: HTML, "select an image source".
 * @param src the candidate without a descriptor, which counts only beside candidates by density; the empty string is none
 * @param element where `sizes` is measured, for the units that need it, and what `sizes="auto"` is the width of
 */
export function chooseSource(src: string, srcset: string, sizes: string, element: HTMLElement): ChosenSource {
  const candidates = parseSrcset(srcset);
  if (candidates.length === 0) return { url: src, density: 0 };
  const hasWidths = candidates.some(({ descriptor }) => descriptor.endsWith('w'));
  if (src !== '' && !hasWidths) candidates.push({ url: src, descriptor: '' });
  const width = hasWidths ? sourceSize(sizes, element) : 0;
  const sources = candidates
    .map(({ url, descriptor }) => {
      const value = Number.parseFloat(descriptor || '1');
      return { url, density: descriptor.endsWith('w') ? value / width : value };
    })
    .sort((a, b) => a.density - b.density);
  return sources.find(({ density }) => density >= devicePixelRatio) ?? sources.at(-1)!;
}

/** Reads a `srcset`. Source: HTML, "parse a srcset attribute". */
export function parseSrcset(srcset: string): SourceCandidate[] {
  const entries = srcset.matchAll(/[\s,]*(\S*[^\s,])(?:\s+([^,]*))?(?:,|$)/g);
  return Array.from(entries, ([, url, descriptor = '']) => ({ url: url!, descriptor: descriptor.trim() }));
}

/** The width of the picture's place in CSS pixels. Source: HTML, "parse a sizes attribute". */
export function sourceSize(sizes: string, element: HTMLElement): number {
  for (const entry of splitOutside(sizes.replace(/\s+/g, ' '), ',')) {
    const words = splitOutside(entry.trim(), ' ');
    const length = words.pop()!;
    const condition = words.join(' ').trim();
    const width = condition === '' || matchMedia(condition).matches ? measured(length, element) : 0;
    if (width > 0) return width;
  }
  return innerWidth;
}

/** In CSS pixels; 0 for what is no length. */
function measured(length: string, element: HTMLElement): number {
  if (length === 'auto') return element.getBoundingClientRect().width;
  if (!CSS.supports('width', length) || length.endsWith('%')) return 0;
  const ruler = document.createElement('div');
  ruler.style.cssText = 'position:fixed;visibility:hidden';
  ruler.style.width = length;
  document.documentElement.append(ruler);
  const { width } = ruler.getBoundingClientRect();
  ruler.remove();
  return width;
}

/** Parts a text at each separator that stands outside of parentheses. */
function splitOutside(text: string, separator: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const character of text) {
    if (character === '(') depth++;
    else if (character === ')') depth--;
    if (depth === 0 && character === separator) parts.push('');
    else parts[parts.length - 1] += character;
  }
  return parts;
}

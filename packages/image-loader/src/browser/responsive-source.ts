/** One entry of a `srcset`. */
interface Candidate {
  readonly url: string;
  readonly descriptor: string;
}

/** The picture to take, and how many pixels of it make one CSS pixel. */
export interface ChosenSource {
  readonly url: string;
  /** 0 where nothing but the image itself says it. */
  readonly density: number;
}

/** The width of the stand-ins: large, so that what the browser makes of it gives the density exactly enough. */
const WIDTH = 10_000;

/**
 * Lets the browser choose of a `srcset` by `sizes`, the width of the view and the density of the screen, and choose anew when
 * these change. An `<img>` of its own is given stand-ins in place of the candidates, so that nothing is fetched for the choice.
 */
export class ResponsiveSource {
  readonly #probe: HTMLImageElement;
  #candidates: readonly Candidate[] = [];

  /** @param probe a hidden `<img>` beside the one that shows the picture @param onChoice called with every choice that differs */
  constructor(probe: HTMLImageElement, onChoice: (source: ChosenSource) => void) {
    this.#probe = probe;
    probe.addEventListener('load', () => {
      const index = /'(\d+)'/.exec(decodeURIComponent(probe.currentSrc))?.[1];
      const candidate = this.#candidates[Number(index)];
      if (candidate) onChoice({ url: candidate.url, density: WIDTH / probe.naturalWidth });
    });
  }

  /** @param src the candidate without a descriptor; the empty string is none @returns whether there is anything to choose from */
  update(src: string, srcset: string, sizes: string): boolean {
    const candidates = parseSrcset(srcset);
    const hasWidths = candidates.some(({ descriptor }) => descriptor.endsWith('w'));
    if (src !== '' && !hasWidths && candidates.length > 0) candidates.push({ url: src, descriptor: '1x' });
    this.#candidates = candidates;
    this.#probe.removeAttribute('srcset');
    this.#probe.sizes = sizes;
    if (candidates.length > 0) this.#probe.srcset = candidates.map(standIn).join(', ');
    return candidates.length > 0;
  }
}

/** Reads a `srcset` as far as it is needed to put other URLs in its place. Source: HTML, "parse a srcset attribute". */
export function parseSrcset(srcset: string): Candidate[] {
  const candidates: Candidate[] = [];
  for (const [, url, descriptor = ''] of srcset.matchAll(/[\s,]*(\S*[^\s,])(?:\s+([^,]*))?(?:,|$)/g)) {
    candidates.push({ url: url!, descriptor: descriptor.trim() });
  }
  return candidates;
}

function standIn({ descriptor }: Candidate, index: number): string {
  const svg = `<svg xmlns='http://www.w3.org/2000/svg' id='${index}' width='${WIDTH}' height='1'/>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)} ${descriptor}`;
}

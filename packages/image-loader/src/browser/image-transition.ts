import { prefersReducedMotion } from './reduced-motion.js';

/** How a new picture comes in. Source: SDWebImageTransition. */
export type ImageTransition = 'fade' | 'flip-from-left' | 'flip-from-right' | 'flip-from-top' | 'flip-from-bottom';

const FLIPS: Readonly<Record<string, string>> = {
  'flip-from-left': 'rotateY(-90deg)',
  'flip-from-right': 'rotateY(90deg)',
  'flip-from-top': 'rotateX(90deg)',
  'flip-from-bottom': 'rotateX(-90deg)',
};
/** In ms, as SDWebImageTransition has it; {@link DURATION_PROPERTY} of the element's styles may say otherwise. */
const DURATION = 500;
const DURATION_PROPERTY = '--vernal-image-transition-duration';

/**
 * Begins the transition to the picture that the element is about to show; a fade dissolves the one before it. A person who
 * prefers reduced motion sees none. An unknown name is none.
 * @returns a promise of its end, where there is one to wait for
 */
export function beginTransition(element: HTMLImageElement, name: string): Promise<unknown> | undefined {
  if (prefersReducedMotion()) return undefined;
  const timing: KeyframeAnimationOptions = { duration: durationFor(element), easing: 'ease-in-out' };
  const flip = FLIPS[name];
  if (flip) {
    return element.animate({ transform: [`perspective(60em) ${flip}`, 'perspective(60em)'] }, timing).finished;
  }
  return name === 'fade' ? fade(element, timing) : undefined;
}

/** In ms. */
function durationFor(element: HTMLElement): number {
  const [, value, unit] =
    /^\s*([\d.]+)(m?s)\s*$/.exec(getComputedStyle(element).getPropertyValue(DURATION_PROPERTY)) ?? [];
  const time = Number(value) * (unit === 's' ? 1000 : 1);
  return Number.isFinite(time) ? time : DURATION;
}

function fade(element: HTMLImageElement, timing: KeyframeAnimationOptions): Promise<unknown> {
  const { naturalWidth, offsetWidth: width, offsetHeight: height } = element;
  if (naturalWidth === 0 || width === 0) {
    return element.animate({ opacity: [0, 1] }, timing).finished;
  }
  // What was there lies above the new picture as it comes in: one alone would let the background through.
  const before = document.createElement('canvas');
  Object.assign(before, { width, height });
  before.getContext('2d')!.drawImage(element, 0, 0, width, height);
  before.style.pointerEvents = 'none';
  element.after(before);
  const remove = () => before.remove();
  return before.animate({ opacity: [1, 0] }, timing).finished.then(remove, remove);
}

import type { ImageFrame, WebImage } from '../model/web-image.js';

/** How an animation is played. */
export interface AnimatedImagePlayerOptions {
  /** Called with each frame when its time comes. */
  readonly onFrame: (frame: ImageFrame) => void;
  /** Called where a frame cannot be decoded; the one before it stays for its time. */
  readonly onError?: (error: unknown, index: number) => void;
  /** Called when a run has ended, with how many have. */
  readonly onLoop?: (loops: number) => void;
  /** 2 is twice as fast. Default 1. */
  readonly playbackRate?: number;
  /** How often it runs; 0 means for ever. Default: what the image says. */
  readonly loopCount?: number;
  /** Bytes of decoded frames that are held at once; at least one frame is. Default: four frames. */
  readonly maxBufferSize?: number;
}

/** Frames that ask for less are shown this long, as browsers do. In ms. */
const LEAST_DURATION = 10;
const USUAL_DURATION = 100;

/** Plays an animation frame by frame; only the frames that come next are decoded and held. Source: SDAnimatedImagePlayer. */
export class AnimatedImagePlayer {
  readonly #image: WebImage;
  readonly #options: AnimatedImagePlayerOptions;
  readonly #most: number;
  readonly #frames = new Map<number, Promise<ImageFrame>>();
  #index = 0;
  #loops = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Odd while it plays; another number after each start and each stop, so that what was begun before knows. */
  #run = 0;

  playbackRate: number;

  constructor(image: WebImage, options: AnimatedImagePlayerOptions) {
    this.#image = image;
    this.#options = options;
    this.playbackRate = options.playbackRate ?? 1;
    const frameSize = image.width * image.height * 4;
    const { maxBufferSize = 4 * frameSize } = options;
    this.#most = Math.max(1, Math.min(image.frameCount, Math.floor(maxBufferSize / frameSize)));
  }

  get isPlaying(): boolean {
    return this.#run % 2 === 1;
  }

  get currentFrameIndex(): number {
    return this.#index;
  }

  get currentLoopCount(): number {
    return this.#loops;
  }

  /** Decoded frames that are held now. */
  get bufferedFrameCount(): number {
    return this.#frames.size;
  }

  startPlaying(): void {
    if (this.isPlaying) return;
    this.#run++;
    void this.#show(this.#run);
  }

  /** Stops where it is. */
  pausePlaying(): void {
    if (!this.isPlaying) return;
    this.#run++;
    clearTimeout(this.#timer);
  }

  /** Stops, goes back to the beginning and lets go of the frames. */
  stopPlaying(): void {
    this.pausePlaying();
    this.#index = 0;
    this.#loops = 0;
    this.#frames.clear();
  }

  /** Goes on from another frame. @throws RangeError for an index that is not there */
  seekToFrame(index: number): void {
    if (!Number.isInteger(index) || index < 0 || index >= this.#image.frameCount) {
      throw new RangeError(`Frame ${index} of an image of ${this.#image.frameCount}`);
    }
    const wasPlaying = this.isPlaying;
    this.pausePlaying();
    this.#index = index;
    if (wasPlaying) this.startPlaying();
  }

  async #show(run: number): Promise<void> {
    const begun = performance.now();
    const index = this.#index;
    const { onFrame, onError } = this.#options;
    let duration = 0;
    let tell: () => void;
    try {
      const frame = await this.#frame(index);
      duration = frame.duration;
      tell = () => onFrame(frame);
    } catch (error) {
      tell = () => onError?.(error, index);
    }
    if (this.#run !== run) return;
    tell();
    if (this.#run !== run) return;
    this.#buffer();
    if (duration <= LEAST_DURATION) duration = USUAL_DURATION;
    const wait = Math.max(0, duration / this.playbackRate - (performance.now() - begun));
    this.#timer = setTimeout(() => this.#advance(run), wait);
  }

  #advance(run: number): void {
    const { loopCount = this.#image.loopCount, onLoop } = this.#options;
    const isLast = this.#index === this.#image.frameCount - 1;
    if (isLast) {
      this.#loops++;
      onLoop?.(this.#loops);
      if (this.#run !== run) return;
      if (loopCount > 0 && this.#loops >= loopCount) {
        this.#run++;
        return;
      }
    }
    this.#index = (this.#index + 1) % this.#image.frameCount;
    void this.#show(run);
  }

  #frame(index: number): Promise<ImageFrame> {
    let frame = this.#frames.get(index);
    if (frame === undefined) {
      frame = this.#image.frame(index);
      this.#frames.set(index, frame);
      frame.catch(() => this.#frames.delete(index));
    }
    return frame;
  }

  /** Holds the frames that come next, and no others. */
  #buffer(): void {
    const { frameCount } = this.#image;
    const next = Array.from({ length: this.#most }, (_, ahead) => (this.#index + ahead) % frameCount);
    for (const index of [...this.#frames.keys()]) if (!next.includes(index)) this.#frames.delete(index);
    for (const index of next) void this.#frame(index).catch(() => {});
  }
}

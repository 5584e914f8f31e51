import sharp from 'sharp';
import { type PictureContent, readPictureContent } from './picture-content.js';

/** A picture that the gallery starts with. */
interface SamplePicture {
  readonly name: string;
  readonly title: string;
  readonly content: PictureContent;
}

interface Scene {
  readonly name: string;
  readonly title: string;
  /** Colours of the sky from above to the horizon. */
  readonly sky: readonly [string, string];
  readonly sun: string;
  /** Where the sun is: from left to right and from above, 0 to 1. */
  readonly at: readonly [number, number];
  /** Colours of the hills from far to near. */
  readonly hills: readonly string[];
  /** How steep the hills are, 0 to 1. */
  readonly steep: number;
  /** Seed of the hills' form. */
  readonly seed: number;
}

const [WIDTH, HEIGHT] = [1200, 800];

const SCENES: readonly Scene[] = [
  {
    name: 'meadow',
    title: 'Meadow in April',
    sky: ['#8ecae6', '#e9f5ec'],
    sun: '#fff3b0',
    at: [0.72, 0.25],
    hills: ['#b7d7a8', '#8dbb72', '#5f9e4e', '#3f7d3a'],
    steep: 0.25,
    seed: 3,
  },
  {
    name: 'harbour',
    title: 'Harbour at dusk',
    sky: ['#2b2d55', '#f2a07b'],
    sun: '#ffd9a0',
    at: [0.3, 0.55],
    hills: ['#7a5a7d', '#4d4468', '#2c2f50', '#191c36'],
    steep: 0.35,
    seed: 11,
  },
  {
    name: 'orchard',
    title: 'Orchard in bloom',
    sky: ['#fbd3df', '#fff4ee'],
    sun: '#ffffff',
    at: [0.5, 0.3],
    hills: ['#e7c6dc', '#d5a6cb', '#b481b5', '#8a5f96'],
    steep: 0.3,
    seed: 7,
  },
  {
    name: 'dunes',
    title: 'Dunes at noon',
    sky: ['#7cc4e0', '#fdf3d8'],
    sun: '#fefae0',
    at: [0.8, 0.18],
    hills: ['#f0d3a0', '#e2b678', '#cf9656', '#a8713c'],
    steep: 0.4,
    seed: 19,
  },
  {
    name: 'fjord',
    title: 'Fjord in the morning',
    sky: ['#a3bfd6', '#f4efe6'],
    sun: '#fdf6e3',
    at: [0.35, 0.3],
    hills: ['#9db4c4', '#6f8fa6', '#456a84', '#24475f'],
    steep: 0.8,
    seed: 23,
  },
  {
    name: 'northern-lights',
    title: 'Northern lights',
    sky: ['#0b132b', '#2a9d8f'],
    sun: '#d8f3dc',
    at: [0.62, 0.14],
    hills: ['#1d4e57', '#163b49', '#0f2838', '#081724'],
    steep: 0.65,
    seed: 31,
  },
  {
    name: 'vineyard',
    title: 'Vineyard in October',
    sky: ['#f6bd60', '#fdf0d5'],
    sun: '#fffae5',
    at: [0.22, 0.4],
    hills: ['#e09f3e', '#bc6c25', '#8c3f1d', '#5c2415'],
    steep: 0.3,
    seed: 41,
  },
  {
    name: 'glacier',
    title: 'Glacier',
    sky: ['#4d8fbd', '#e5f2f9'],
    sun: '#ffffff',
    at: [0.68, 0.22],
    hills: ['#dceaf2', '#b4d1e2', '#80afc9', '#4a83a4'],
    steep: 0.9,
    seed: 53,
  },
];

/** Paints the pictures of an empty gallery. */
export function samplePictures(): Promise<SamplePicture[]> {
  return Promise.all(
    SCENES.map(async (scene) => ({
      name: scene.name,
      title: scene.title,
      content: await readPictureContent(await paint(scene)),
    })),
  );
}

function paint({ sky, sun, at: [x, y], hills, steep, seed }: Scene): Promise<Buffer> {
  const [cx, cy] = [x * WIDTH, y * HEIGHT];
  const ranges = hills.map((colour, i) => `<path d="${hill(i, hills.length, steep, seed)}" fill="${colour}"/>`);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">
    <defs><linearGradient id="sky" x2="0" y2="1"><stop stop-color="${sky[0]}"/><stop offset=".75" stop-color="${sky[1]}"/></linearGradient>
    <radialGradient id="glow"><stop stop-color="${sun}" stop-opacity=".75"/><stop offset="1" stop-color="${sun}" stop-opacity="0"/></radialGradient></defs>
    <rect width="${WIDTH}" height="${HEIGHT}" fill="url(#sky)"/>
    <circle cx="${cx}" cy="${cy}" r="300" fill="url(#glow)"/><circle cx="${cx}" cy="${cy}" r="62" fill="${sun}"/>
    ${ranges.join('')}</svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 86, mozjpeg: true }).toBuffer();
}

/** A range of hills: a sum of waves, the nearer the lower and the rougher. */
function hill(index: number, count: number, steep: number, seed: number): string {
  const base = HEIGHT * (0.52 + (0.36 * index) / (count - 1));
  const height = HEIGHT * (0.05 + 0.13 * steep) * (1 - 0.15 * index);
  const points: string[] = [];
  for (let x = 0; x <= WIDTH; x += 15) {
    const t = (x / WIDTH) * Math.PI * 2;
    const wave =
      Math.sin(t * (1 + index * 0.4) + seed * (index + 1)) +
      0.5 * Math.sin(t * (2.3 + index) + seed * 1.7) +
      0.35 * steep * Math.sin(t * (5.1 + index * 1.3) + seed * 2.3);
    points.push(`L${x} ${Math.round(base - height * wave)}`);
  }
  return `M0 ${HEIGHT} ${points.join(' ')} L${WIDTH} ${HEIGHT} Z`;
}

import sharp from 'sharp';
import { type PictureContent, readPictureContent } from './picture-content.js';

/** A picture that the gallery starts with. */
export interface SamplePicture {
  readonly name: string;
  readonly title: string;
  readonly content: PictureContent;
}

const SCENES: readonly (readonly [name: string, title: string, sky: string, sun: string, hill: string])[] = [
  ['meadow', 'Meadow in April', '#bfe3f5', '#fff3b0', '#7fb069'],
  ['harbour', 'Harbour at dusk', '#3d405b', '#f2cc8f', '#1d2d44'],
  ['orchard', 'Orchard in bloom', '#fde2e4', '#ffffff', '#cdb4db'],
  ['dunes', 'Dunes at noon', '#a9d6e5', '#fefae0', '#dda15e'],
];

/** Paints the pictures of an empty gallery. */
export function samplePictures(): Promise<SamplePicture[]> {
  return Promise.all(
    SCENES.map(async ([name, title, sky, sun, hill]) => ({
      name,
      title,
      content: await readPictureContent(await paint(sky, sun, hill)),
    })),
  );
}

function paint(sky: string, sun: string, hill: string): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="960" height="640">
    <rect width="960" height="640" fill="${sky}"/><circle cx="700" cy="190" r="90" fill="${sun}"/>
    <path d="M0 470 Q240 330 480 450 T960 420 V640 H0 Z" fill="${hill}"/>
    <path d="M0 560 Q320 450 640 560 T960 520 V640 H0 Z" fill="${hill}" opacity="0.6"/></svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 85 }).toBuffer();
}

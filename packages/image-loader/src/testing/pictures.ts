import sharp from 'sharp';

/** A picture of one colour in the given format; noise makes it hard to compress, so that it has some length. */
export async function picture(
  colour: string,
  options: { width?: number; height?: number; format?: 'jpeg' | 'png' | 'webp' | 'gif' | 'avif'; noise?: boolean } = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const { width = 60, height = 40, format = 'png', noise = false } = options;
  const create = { width, height, channels: 3 as const, background: colour };
  const plain = sharp({
    create: noise ? { ...create, noise: { type: 'gaussian' as const, mean: 128, sigma: 60 } } : create,
  });
  return bytes(await plain.toFormat(format).toBuffer());
}

/** A PNG whose left half has one colour and whose right half another. */
export async function twoColours(left: string, right: string, width: number, height: number) {
  const half = { create: { width: width / 2, height, channels: 3 as const, background: left } };
  const whole = sharp({ create: { width, height, channels: 3, background: right } });
  return bytes(
    await whole
      .composite([{ input: half, left: 0, top: 0 }])
      .png()
      .toBuffer(),
  );
}

/** An animated GIF with one frame for each colour, `delay` ms each. */
export async function animation(colours: readonly string[], delay = 50): Promise<Uint8Array<ArrayBuffer>> {
  const [width, height] = [32, 24];
  const frames = await Promise.all(
    colours.map((background) =>
      sharp({ create: { width, height, channels: 3, background } })
        .raw()
        .toBuffer(),
    ),
  );
  const raw = { width, height: height * colours.length, channels: 3 as const, pageHeight: height };
  const gif = sharp(Buffer.concat(frames), { raw }).gif({ delay: colours.map(() => delay), loop: 0 });
  return bytes(await gif.toBuffer());
}

/** A JPEG that lies on its side in the file and says so by its EXIF orientation (6: turn by 90° to the right). */
export async function sidewaysPicture(width: number, height: number): Promise<Uint8Array<ArrayBuffer>> {
  const lying = sharp({ create: { width: height, height: width, channels: 3, background: 'green' } });
  return bytes(await lying.jpeg().withMetadata({ orientation: 6 }).toBuffer());
}

function bytes(buffer: Buffer): Uint8Array<ArrayBuffer> {
  return new Uint8Array(buffer.buffer as ArrayBuffer, buffer.byteOffset, buffer.length).slice();
}

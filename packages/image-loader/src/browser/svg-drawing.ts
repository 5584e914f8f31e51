/** Only an `<img>` draws SVG, and there no script of it runs. */
export async function drawSvg(source: Blob): Promise<ImageBitmap> {
  const url = URL.createObjectURL(source);
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    return await createImageBitmap(image);
  } finally {
    URL.revokeObjectURL(url);
  }
}

const WIDTH = 30;

/** One line of text for a download: `[#####     ] 50 %  512 of 1024 B`; without a known length only the bytes received. */
export function progressBar(received: number, expected: number): string {
  if (expected <= 0) return `${received} B`;
  const share = Math.min(1, received / expected);
  const filled = Math.round(share * WIDTH);
  const percent = String(Math.floor(share * 100)).padStart(3);
  return `[${'#'.repeat(filled)}${' '.repeat(WIDTH - filled)}] ${percent} %  ${received} of ${expected} B`;
}

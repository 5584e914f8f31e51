import type { MaxUploadSizeExceededException } from '@vernal/web';

/** The limit in megabytes, with one digit. */
export function megabytes({ maxUploadSize }: MaxUploadSizeExceededException): number {
  return Math.round((maxUploadSize / 1_048_576) * 10) / 10;
}

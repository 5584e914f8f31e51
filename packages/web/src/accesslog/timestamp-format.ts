import { DateTimePattern, LocalDate, LocalTime } from '@vernal/core';

/** Writes points in time, in the zone of the process, by a pattern of Java's `SimpleDateFormat`; `Z` is the offset, as `+0100`. */
export class TimestampFormat {
  readonly #pieces: readonly (DateTimePattern | string)[];

  /** @throws a RangeError for a letter that means nothing. */
  constructor(pattern: string) {
    // slashes, colons and brackets stand for themselves
    this.#pieces = pattern
      .split(/('[^']*'|Z+)/)
      .filter((piece) => piece !== '')
      .map((piece) => {
        if (/^Z+$/.test(piece)) return 'Z';
        return new DateTimePattern(
          piece.startsWith("'") ? piece : piece.replace(/[^A-Za-z']+/g, (text) => `'${text}'`),
        );
      });
  }

  /** @param time milliseconds since the epoch */
  format(time: number): string {
    const moment = new Date(time);
    const date = new LocalDate(moment.getFullYear(), moment.getMonth() + 1, moment.getDate());
    const nanos = moment.getMilliseconds() * 1_000_000;
    const clock = new LocalTime(moment.getHours(), moment.getMinutes(), moment.getSeconds(), nanos);
    return this.#pieces
      .map((piece) => (typeof piece === 'string' ? offsetOf(moment) : piece.format({ date, time: clock })))
      .join('');
  }
}

function offsetOf(moment: Date): string {
  const minutes = -moment.getTimezoneOffset();
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `${minutes < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}${String(rest).padStart(2, '0')}`;
}

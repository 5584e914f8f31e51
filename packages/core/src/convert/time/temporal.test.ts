import assert from 'node:assert/strict';
import fc from 'fast-check';
import { InstantFormatter } from '../formatters/instant-formatter.js';
import { DateTimePattern } from './date-time-pattern.js';
import { Duration } from './duration.js';
import { LocalDate } from './local-date.js';
import { LocalDateTime } from './local-date-time.js';
import { LocalTime } from './local-time.js';
import { localizedPattern } from './localized-pattern.js';

const dates = fc
  .date({ min: new Date(-62_135_596_800_000), max: new Date(253_402_300_799_999), noInvalidDate: true })
  .map((date) => new LocalDate(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()));
const times = fc
  .record({ hour: fc.nat(23), minute: fc.nat(59), second: fc.nat(59), nano: fc.nat(999_999_999) })
  .map(({ hour, minute, second, nano }) => new LocalTime(hour, minute, second, nano));

describe('LocalDate, LocalTime and LocalDateTime', () => {
  it('read what they wrote', () => {
    fc.assert(fc.property(dates, (date) => assert.deepEqual(LocalDate.parse(date.toString()), date)));
    fc.assert(fc.property(times, (time) => assert.deepEqual(LocalTime.parse(time.toString()), time)));
    fc.assert(
      fc.property(dates, times, (date, time) => {
        const moment = new LocalDateTime(date, time);
        assert.ok(LocalDateTime.parse(moment.toString()).equals(moment));
      }),
    );
  });

  it('are in the order of time', () => {
    fc.assert(
      fc.property(dates, dates, (a, b) =>
        assert.equal(Math.sign(a.compareTo(b)), Math.sign(Date.parse(String(a)) - Date.parse(String(b)))),
      ),
    );
  });

  it('know the days of the week', () => {
    fc.assert(fc.property(dates, (date) => assert.equal(date.dayOfWeek, new Date(String(date)).getUTCDay() || 7)));
  });

  it('refuse what the calendar and the clock do not have', () => {
    for (const text of [
      '2023-02-29',
      '2024-13-01',
      '2024-00-01',
      '2024-2-9',
      ' 2024-02-29',
      '10000-01-01',
      'today',
      '',
    ]) {
      assert.throws(() => LocalDate.parse(text), RangeError, text);
    }
    for (const text of ['24:00', '9:00', '10', '10:60', '10:15:60', '10:15:30,5'])
      assert.throws(() => LocalTime.parse(text), RangeError, text);
    assert.throws(() => LocalDateTime.parse('2024-02-29 10:15'), RangeError);
  });

  it('write the shortest form', () => {
    assert.deepEqual(
      ['10:15', '10:15:30', '10:15:30.5', '10:15:30.000001'].map((text) => String(LocalTime.parse(text))),
      ['10:15', '10:15:30', '10:15:30.500', '10:15:30.000001'],
    );
    assert.deepEqual(
      [String(new LocalDate(12024, 1, 2)), String(new LocalDate(-5, 1, 2))],
      ['+12024-01-02', '-0005-01-02'],
    );
    assert.equal(JSON.stringify({ day: new LocalDate(2024, 2, 9) }), '{"day":"2024-02-09"}');
  });
});

describe('DateTimePattern', () => {
  it('reads what it wrote, for every order of fields', () => {
    const patterns = [
      'dd/MM/yyyy HH:mm:ss.SSSSSSSSS',
      "yyyyMMdd'T'HHmmssSSSSSSSSS",
      'EEEE, d MMMM uuuu h:mm:ss.SSSSSSSSS a',
      'MMM d, yyyy k:m:s.SSSSSSSSS',
    ];
    fc.assert(
      fc.property(dates, times, fc.constantFrom(...patterns), (date, time, pattern) => {
        const format = new DateTimePattern(pattern);
        assert.deepEqual(format.parse(format.format({ date, time })), { date, time });
      }),
    );
  });

  it('never takes a text that it would not write', () => {
    const format = new DateTimePattern('dd.MM.yyyy');
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789. -'.split('')), maxLength: 11 }), (text) => {
        try {
          assert.equal(format.format(format.parse(text)), text);
        } catch (error) {
          assert.ok(error instanceof RangeError, String(error));
        }
      }),
    );
  });

  it('takes any pattern and any text, or says what is wrong', () => {
    const pattern = fc.string({
      unit: fc.constantFrom('yyyy', 'MM', 'd', "'", 'HH', 'a', '-', ' ', 'x', '[', '.'),
      maxLength: 6,
    });
    fc.assert(
      fc.property(pattern, fc.string({ maxLength: 12 }), (letters, text) => {
        try {
          new DateTimePattern(letters).parse(text);
        } catch (error) {
          assert.ok(error instanceof RangeError, String(error));
        }
      }),
    );
  });

  it('checks days against months and weekdays', () => {
    assert.throws(() => new DateTimePattern('dd/MM/yyyy').parse('31/04/2024'), RangeError);
    assert.throws(() => new DateTimePattern('EEE dd/MM/yyyy').parse('Mon 29/02/2024'), RangeError);
    assert.equal(
      String(new DateTimePattern('dd/MM/yyyy', { lastDayOfMonth: true }).parse('31/04/2024').date),
      '2024-04-30',
    );
  });

  it('knows the names of other languages', () => {
    const format = new DateTimePattern('d. MMMM yyyy', { locale: new Intl.Locale('de') });
    assert.equal(String(format.parse('5. März 2024').date), '2024-03-05');
    assert.equal(format.format({ date: new LocalDate(2024, 12, 1) }), '1. Dezember 2024');
  });

  it('keeps quoted text and refuses letters that mean nothing', () => {
    assert.equal(new DateTimePattern("'at' H 'o''clock'").format({ time: new LocalTime(7, 0) }), "at 7 o'clock");
    assert.throws(() => new DateTimePattern('yyyy-bb'), /letter b/);
    assert.throws(() => new DateTimePattern("yyyy 'open"), /quote/);
    assert.throws(() => new DateTimePattern('HH:mm').format({ date: new LocalDate(2024, 1, 1) }), RangeError);
  });
});

describe('ISO texts', () => {
  it('are read, or refused with a RangeError', () => {
    const text = fc.string({
      unit: fc.constantFrom('0', '1', '2024', '-', ':', 'T', 'P', 'S', '.', '+', 'Z'),
      maxLength: 12,
    });
    fc.assert(
      fc.property(text, (one) => {
        for (const parse of [
          LocalDate.parse,
          LocalTime.parse,
          LocalDateTime.parse,
          Duration.parse,
          (it: string) => new InstantFormatter().parse(it),
        ]) {
          try {
            parse(one);
          } catch (error) {
            assert.ok(error instanceof RangeError, String(error));
          }
        }
      }),
    );
  });
});

describe('localizedPattern', () => {
  it('is the form of the language', () => {
    assert.equal(localizedPattern(new Intl.Locale('en'), 'short', 'short'), 'M/d/uu, h:mm a');
    assert.equal(localizedPattern(new Intl.Locale('de'), 'short'), 'dd.MM.uu');
    assert.equal(localizedPattern(new Intl.Locale('de'), 'long'), 'd. MMMM uuuu');
  });
});

describe('InstantFormatter', () => {
  const formatter = new InstantFormatter();

  it('reads what it wrote', () => {
    fc.assert(
      fc.property(
        fc.date({ noInvalidDate: true, min: new Date(-62_135_596_800_000), max: new Date(253_402_300_799_999) }),
        (date) => {
          assert.deepEqual(formatter.parse(formatter.print(date)), date);
        },
      ),
    );
  });

  it('reads offsets, dates of headers, and milliseconds', () => {
    const expected = 1709201730000;
    for (const text of [
      '2024-02-29T10:15:30Z',
      '2024-02-29T12:15:30+02:00',
      'Thu, 29 Feb 2024 10:15:30 GMT',
      'Thu, 29 Feb 2024 11:15:30 +0100',
      '1709201730000',
    ]) {
      assert.equal(formatter.parse(text).getTime(), expected, text);
    }
  });

  it('refuses what is no instant', () => {
    for (const text of [
      '2024-02-29T10:15:30',
      '2024-02-30T10:15:30Z',
      '2024-02-29T10:15:30+19:00',
      'Fri, 29 Feb 2024 10:15:30 GMT',
      'now',
      '9999999999999999',
    ]) {
      assert.throws(() => formatter.parse(text), RangeError, text);
    }
  });
});

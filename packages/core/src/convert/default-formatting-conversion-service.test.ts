import assert from 'node:assert/strict';
import { type Annotation, allMemberAnnotations, annotationKey } from '../metadata/annotations.js';
import { decoratorFor } from '../metadata/decorator-targets.js';
import { ConversionFailedException } from './conversion-exceptions.js';
import { DefaultFormattingConversionService } from './default-formatting-conversion-service.js';
import { DateTimeFormat, NumberFormat } from './format-annotations.js';
import { Duration } from './time/duration.js';
import { LocalDate } from './time/local-date.js';
import { LocalDateTime } from './time/local-date-time.js';
import { LocalTime } from './time/local-time.js';
import { TypeDescriptor } from './type-descriptor.js';
import { Integer } from './types.js';

const MARKED = annotationKey<{ readonly mark: string }>('Marked');

class Fields {
  @DateTimeFormat('dd/MM/yyyy')
  day: unknown;

  @DateTimeFormat({ iso: 'DATE', fallbackPatterns: ['dd.MM.yyyy'] })
  flexible: unknown;

  @DateTimeFormat({ style: 'M-' })
  medium: unknown;

  @DateTimeFormat('HH:mm')
  hours: unknown;

  @NumberFormat({ style: 'PERCENT' })
  share: unknown;

  @decoratorFor(MARKED, { mark: '!' }, 'field')
  marked: unknown;
}

function annotationsOf(field: keyof Fields): readonly Annotation[] {
  return allMemberAnnotations(Fields, field);
}

describe('DefaultFormattingConversionService', () => {
  const iso = new DefaultFormattingConversionService({ isoFormat: true });
  const short = new DefaultFormattingConversionService();
  const day = TypeDescriptor.valueOf(LocalDate).withAnnotations(annotationsOf('day'));

  it('reads and writes ISO forms where that is asked for', () => {
    assert.equal(String(iso.convert('2024-02-29', LocalDate)), '2024-02-29');
    assert.equal(iso.convert(new LocalTime(10, 15), String), '10:15:00');
    assert.equal(iso.convert(LocalDateTime.parse('2024-02-29T10:15'), String), '2024-02-29T10:15:00');
    assert.equal(String(iso.convert('2024-02-29T10:15:30+02:00[Europe/Paris]', LocalDateTime)), '2024-02-29T10:15:30');
    assert.equal(iso.convert(new Date(0), String), '1970-01-01T00:00:00Z');
    assert.equal(iso.convert('PT1S', Duration)?.toMillis(), 1000);
  });

  it('reads and writes the short forms of the language, and still reads ISO', () => {
    assert.equal(short.convert(new LocalDate(2024, 2, 9), String), '2/9/24');
    assert.equal(String(short.convert('2/9/24', LocalDate)), '2024-02-09');
    assert.equal(String(short.convert('2024-02-09', LocalDate)), '2024-02-09');
    const german = new DefaultFormattingConversionService({ locale: () => new Intl.Locale('de') });
    assert.equal(german.convert(new LocalDate(2024, 2, 9), String), '09.02.24');
  });

  it('takes blank text for null', () => {
    assert.equal(iso.convert(' ', LocalDate), null);
  });

  it('lets the decorators of the place decide', () => {
    assert.equal(String(iso.convert('29/02/2024', day)), '2024-02-29');
    assert.equal(iso.convert(new LocalDate(2024, 2, 9), String, day), '09/02/2024');
    assert.throws(() => iso.convert('31/04/2024', day), ConversionFailedException);
    const flexible = TypeDescriptor.valueOf(LocalDate).withAnnotations(annotationsOf('flexible'));
    assert.equal(String(iso.convert('29.02.2024', flexible)), '2024-02-29');
    const medium = TypeDescriptor.valueOf(LocalDate).withAnnotations(annotationsOf('medium'));
    assert.equal(iso.convert(new LocalDate(2024, 2, 9), String, medium), 'Feb 9, 2024');
    const hours = TypeDescriptor.valueOf(LocalTime).withAnnotations(annotationsOf('hours'));
    assert.equal(String(iso.convert('10:15:30', hours)), '10:15:30');
    assert.throws(() => iso.convert('10:15:30Z', hours), ConversionFailedException);
  });

  it('has the decorators count for the elements of a list, too', () => {
    const days = TypeDescriptor.array(LocalDate).withAnnotations(annotationsOf('day'));
    assert.deepEqual(String(iso.convert('29/02/2024,01/03/2024', days)), '2024-02-29,2024-03-01');
    assert.equal(iso.convert([new LocalDate(2024, 2, 9), null], String, days), '09/02/2024,');
  });

  it('writes null as an empty text', () => {
    assert.equal(iso.convert(null, String, day), '');
  });

  it('converts what a parser gave to the type of the place', () => {
    const share = TypeDescriptor.valueOf(Integer).withAnnotations(annotationsOf('share'));
    assert.equal(iso.convert('250%', share), 2);
    assert.equal(iso.convert(2, String, share), '200%');
    assert.equal(iso.convert('-0%', share), 0);
  });

  it('takes formatters for decorators of the application', () => {
    const own = new DefaultFormattingConversionService();
    own.addFormatterForFieldAnnotation({
      annotation: MARKED,
      fieldTypes: [String],
      getFormatter: ({ mark }) => ({ parse: (text) => text + mark, print: (value: string) => value.replace(mark, '') }),
    });
    assert.equal(own.convert('a', TypeDescriptor.valueOf(String).withAnnotations(annotationsOf('marked'))), 'a!');
    assert.equal(own.convert('a', String), 'a');
  });
});

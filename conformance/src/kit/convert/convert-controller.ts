import {
  ConversionFailedException,
  ConverterNotFoundException,
  DataBinder,
  DataSize,
  Duration,
  type DurationStyle,
  type DurationUnit,
  detectDurationStyle,
  Long,
  Property,
  parseDuration,
  printDuration,
} from '@vernal/core';
import { PostMapping, RequestBody, RequestMapping, RestController } from '@vernal/web';
import { attempt, error } from '../answers.js';
import { json, SERVICE, type } from './conversions.js';
import { FormattedFields } from './formatted-fields.js';

class ConvertRequest {
  @Property(Object) readonly value!: unknown;
  @Property(String) readonly target!: string;
}

class CanRequest {
  @Property(String) readonly source!: string;
  @Property(String) readonly target!: string;
}

class DurationRequest {
  @Property(String) readonly text?: string | null;
  @Property(Long) readonly millis?: number | null;
  @Property(String) readonly style?: DurationStyle | null;
  @Property(String) readonly unit?: DurationUnit | null;
}

const STYLES: readonly string[] = ['ISO8601', 'SIMPLE', 'COMPOSITE'];
const UNITS: readonly string[] = ['NANOS', 'MICROS', 'MILLIS', 'SECONDS', 'MINUTES', 'HOURS', 'DAYS'];

class TextRequest {
  @Property(String) readonly text!: string;
}

class FieldRequest {
  @Property(String) readonly field!: string;
  @Property(String) readonly text!: string;
}

/** ConversionService and formatters. */
@RestController()
@RequestMapping('/kit/convert')
export class ConvertController {
  /** A JSON value (text, whole number, number, boolean, list, object) converted to the target type. */
  @PostMapping()
  convert(@RequestBody() request: ConvertRequest): unknown {
    try {
      const target = type(request.target);
      return { value: json(SERVICE.convert(request.value, target), target) };
    } catch (failure) {
      if (failure instanceof ConverterNotFoundException) return error('no-converter');
      if (failure instanceof ConversionFailedException) return error('conversion-failed');
      throw failure;
    }
  }

  /** Whether there is a converter from one type to the other. */
  @PostMapping('/can')
  can(@RequestBody() { source, target }: CanRequest): unknown {
    return { can: SERVICE.canConvert(type(source), type(target)) };
  }

  /** Text to milliseconds. style: "ISO8601", "SIMPLE" (a number and a unit), "COMPOSITE" (several of them), or none: any. */
  @PostMapping('/duration/parse')
  parseDuration(@RequestBody() { text, style, unit }: DurationRequest): unknown {
    const isKnown = STYLES.includes(style ?? 'SIMPLE') && UNITS.includes(unit ?? 'MILLIS');
    if (!isKnown) return error('invalid-duration');
    return attempt('invalid-duration', RangeError, () => {
      const duration = parseDuration(text ?? '', style ?? undefined, unit ?? undefined);
      return { millis: duration.toMillis(), style: detectDurationStyle(text ?? '') };
    });
  }

  @PostMapping('/duration/print')
  printDuration(@RequestBody() { millis, style, unit }: DurationRequest): unknown {
    return { text: printDuration(Duration.ofMillis(millis ?? 0), style ?? 'SIMPLE', unit ?? undefined) };
  }

  @PostMapping('/data-size')
  dataSize(@RequestBody() { text }: TextRequest): unknown {
    return attempt('invalid-size', RangeError, () => {
      const size = DataSize.parse(text);
      return { bytes: size.toBytes(), kilobytes: size.toKilobytes(), megabytes: size.toMegabytes() };
    });
  }

  /** Text set on an annotated field of FormattedFields: the value it gets, and the field value written as text again. */
  @PostMapping('/field')
  field(@RequestBody() { field, text }: FieldRequest): unknown {
    const binder = new DataBinder(new FormattedFields(), 'target', { conversionService: SERVICE });
    binder.bind({ [field]: text });
    const result = binder.getBindingResult();
    const shown = result.getFieldValue(field);
    if (result.hasErrors()) return { error: result.getFieldError()?.code, shown };
    return { value: json(result.getRawFieldValue(field)), shown };
  }
}

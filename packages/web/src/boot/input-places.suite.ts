import { Duration, Integer, LocalDate, Property } from '@vernal/core';
import { BindParam } from '../binding/bind-param.js';
import { RestController } from '../decorators/controller.js';
import { CookieValue } from '../decorators/cookie-value.js';
import { ModelAttribute } from '../decorators/model-attribute.js';
import { PathVariable } from '../decorators/path-variable.js';
import { RequestBody } from '../decorators/request-body.js';
import { RequestHeader } from '../decorators/request-header.js';
import { GetMapping, PostMapping } from '../decorators/request-mapping.js';
import { RequestParam } from '../decorators/request-param.js';
import { RequestPart } from '../decorators/request-part.js';

export class Range {
  constructor(
    @BindParam('from') readonly from: LocalDate,
    @BindParam('to') readonly to: LocalDate,
  ) {
    if (from.compareTo(to) > 0) throw new RangeError('secret reason');
  }
}

class Line {
  product = '';
  @Property(Integer) quantity = 0;
}

/** A command object with a field of each kind. */
export class Form {
  @Property(Integer) n = 1;
  @Property(LocalDate) day: LocalDate | null = null;
  @Property({ of: Integer }) list: number[] = [];
  @Property({ key: String, of: String }) map = new Map<string, string>();
  @Property(Range) range: Range | null = null;
  @Property(Duration) time: Duration | null = null;
  @Property({ of: Line }) lines: Line[] = [];
  @Property(Line) line: Line | null = null;
  flag = false;
}

/** Has a handler for each place that values come from. */
@RestController()
export class PlacesController {
  @GetMapping('/query')
  query(@RequestParam({ type: Integer }) n: number, @RequestParam({ required: false }) text: string): object {
    return { n, text };
  }

  @GetMapping('/all')
  all(@RequestParam() all: Map<string, string>): object {
    return all;
  }

  @GetMapping('/path/{n}')
  path(@PathVariable({ type: Integer }) n: number): object {
    return { n };
  }

  @GetMapping('/header')
  header(@RequestHeader({ name: 'X-N', type: Integer }) n: number): object {
    return { n };
  }

  @GetMapping('/cookie')
  cookie(@CookieValue({ type: Integer }) n: number): object {
    return { n };
  }

  @PostMapping('/form')
  form(@ModelAttribute() form: Form): Form {
    return form;
  }

  @PostMapping('/json')
  json(@RequestBody() form: Form): Form {
    return form;
  }

  @PostMapping('/part')
  part(@RequestPart() meta: Form, @RequestParam({ type: Integer, defaultValue: '1' }) n: number): object {
    return { meta, n };
  }
}

import { DateTimeFormat, Integer, LocalDate, TypeDescriptor } from '@vernal/core';
import { GetMapping, PathVariable, RequestMapping, RestController } from '@vernal/web';
import { javaText } from '../../support/java-text.js';
import { Size } from './size.js';

/** Path variables and their conversion. */
@RestController()
@RequestMapping('/args/path/{realm}')
export class PathVariableController {
  @GetMapping('/int/{n}')
  number(@PathVariable({ type: Integer, nullable: false }) n: number): number {
    return (n + 1) | 0;
  }

  @GetMapping('/enum/{size}')
  size(@PathVariable() realm: string, @PathVariable({ type: Size }) size: Size): string {
    return `${realm} ${size}`;
  }

  @GetMapping('/date/{day}')
  day(@PathVariable() @DateTimeFormat({ iso: 'DATE' }) day: LocalDate): string {
    return `${day.day}`;
  }

  @GetMapping('/list/{values}')
  list(@PathVariable({ of: Integer }) values: number[]): number[] {
    return values;
  }

  @GetMapping('/map/{a}/{b}')
  map(@PathVariable() all: Map<string, string>): Map<string, string> {
    return all;
  }

  @GetMapping(['/maybe', '/maybe/{id}'])
  maybe(@PathVariable({ type: Integer, required: false }) id: number): string {
    return `id=${javaText(id)}`;
  }

  @GetMapping(['/wrapped', '/wrapped/{id}'])
  wrapped(@PathVariable({ type: TypeDescriptor.optional(String) }) id: string | undefined): string {
    return `id=${id ?? 'none'}`;
  }

  /** The pattern never fills this variable: the handler is wrong, not the request. */
  @GetMapping('/missing')
  missing(@PathVariable('nothing') _nothing: string): string {
    return 'never';
  }
}

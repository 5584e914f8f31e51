import {
  DateTimeFormat,
  Double,
  Integer,
  LocalDate,
  MultiValueMap,
  NumberFormat,
  Property,
  TypeDescriptor,
} from '@vernal/core';
import { GetMapping, RequestMapping, RequestParam, RestController } from '@vernal/web';
import { javaText } from '../../support/java-text.js';
import { sortedMap } from '../../support/sorted-map.js';
import { Size } from './size.js';

/** Request parameters: from the query and from a form body alike. */
@RestController()
@RequestMapping('/args/param')
export class RequestParamController {
  @RequestMapping('/text')
  text(@RequestParam() q: string): string {
    return `q=[${q}]`;
  }

  @GetMapping('/optional')
  optional(@RequestParam({ required: false }) q: string): string {
    return `q=[${javaText(q)}]`;
  }

  @GetMapping('/default')
  withDefault(@RequestParam({ defaultValue: 'fallback' }) q: string): string {
    return `q=[${q}]`;
  }

  @GetMapping('/default-number')
  defaultNumber(@RequestParam({ type: Integer, nullable: false, defaultValue: '1' }) page: number): string {
    return `page=${page}`;
  }

  /** A default of "" means "empty" for text, and "nothing" for a number. */
  @GetMapping('/default-empty')
  defaultEmpty(
    @RequestParam({ defaultValue: '' }) q: string,
    @RequestParam({ type: Integer, defaultValue: '' }) n: number,
  ): string {
    return `q=[${q}] n=${javaText(n)}`;
  }

  @GetMapping('/wrapped')
  wrapped(
    @RequestParam({ type: TypeDescriptor.optional(String) }) q: string | undefined,
    @RequestParam({ type: TypeDescriptor.optional(Integer) }) n: number | undefined,
  ): string {
    return `q=${q ?? 'none'} n=${n === undefined ? 'none' : (n + 1) | 0}`;
  }

  /** No annotation: a simple type is an optional request parameter of the argument's name. */
  @GetMapping('/plain')
  plain(name: string, @Property(Integer) age: number): string {
    return `name=${javaText(name)} age=${javaText(age)}`;
  }

  // ---- conversions

  @GetMapping('/int')
  number(@RequestParam({ type: Integer, nullable: false }) n: number): string {
    return `n=${n}`;
  }

  /** Boxed: an empty value is no value. */
  @GetMapping('/integer')
  boxed(@RequestParam({ type: Integer, required: false }) n: number): string {
    return `n=${javaText(n)}`;
  }

  @GetMapping('/integer-required')
  boxedRequired(@RequestParam({ type: Integer }) n: number): string {
    return `n=${n}`;
  }

  /** A primitive cannot be absent although it is declared optional. */
  @GetMapping('/int-optional')
  primitiveOptional(@RequestParam({ type: Integer, nullable: false, required: false }) n: number): string {
    return `n=${n}`;
  }

  /** Only a primitive boolean can: it is false then. */
  @GetMapping('/flag-optional')
  flagOptional(@RequestParam({ nullable: false, required: false }) on: boolean): string {
    return `on=${on}`;
  }

  @GetMapping('/flag')
  flag(@RequestParam({ nullable: false }) on: boolean): string {
    return `on=${on}`;
  }

  @GetMapping('/double')
  fraction(@RequestParam({ type: Double, nullable: false }) x: number): Map<string, number> {
    return new Map([['x', x]]);
  }

  @GetMapping('/enum')
  size(@RequestParam({ type: Size, required: false }) size: Size): string {
    return `size=${javaText(size)}`;
  }

  @GetMapping('/date')
  date(@RequestParam() @DateTimeFormat({ iso: 'DATE' }) day: LocalDate): string {
    const next = new Date(0);
    next.setUTCFullYear(day.year, day.month - 1, day.day + 1);
    return `next=${new LocalDate(next.getUTCFullYear(), next.getUTCMonth() + 1, next.getUTCDate())}`;
  }

  @GetMapping('/date-pattern')
  datePattern(@RequestParam() @DateTimeFormat('dd.MM.yyyy') day: LocalDate): string {
    return `day=${day}`;
  }

  @GetMapping('/number-pattern')
  numberPattern(@RequestParam({ type: Integer, nullable: false }) @NumberFormat('#,##0') n: number): string {
    return `n=${n}`;
  }

  // ---- several values

  @RequestMapping('/list')
  list(@RequestParam({ of: String }) v: string[]): string[] {
    return v;
  }

  @GetMapping('/array')
  array(@RequestParam({ of: String }) v: string[]): string {
    return `${v.length}${javaText(v)}`;
  }

  @GetMapping('/ints')
  ints(@RequestParam({ of: TypeDescriptor.valueOf(Integer).withNullable(false) }) v: number[]): number {
    return v.reduce((sum, n) => sum + n, 0);
  }

  @GetMapping('/set')
  set(@RequestParam({ of: Integer }) v: Set<number>): Set<number> {
    return new Set([...v].sort((a, b) => a - b));
  }

  @GetMapping('/list-optional')
  listOptional(@RequestParam({ of: String, required: false }) v: string[]): string {
    return `v=${javaText(v)}`;
  }

  @GetMapping('/list-default')
  listDefault(@RequestParam({ of: Integer, defaultValue: '3,1,2' }) v: number[]): number[] {
    return v;
  }

  @GetMapping('/enums')
  enums(@RequestParam('size', { of: Size }) sizes: Size[]): Size[] {
    return sizes;
  }

  // ---- all of them

  @RequestMapping('/map')
  map(@RequestParam() all: Map<string, string>): Map<string, string> {
    return all;
  }

  @RequestMapping('/multimap')
  multimap(@RequestParam() all: MultiValueMap<string>): Map<string, string[]> {
    return sortedMap(all);
  }
}

import { Integer } from '@vernal/core';
import {
  CacheControl,
  GetMapping,
  HttpStatus,
  RequestMapping,
  RequestParam,
  ResponseEntity,
  RestController,
} from '@vernal/web';
import { CHANGED } from './check-controller.js';

const BASES: Readonly<Record<string, () => CacheControl>> = {
  minute: () => CacheControl.maxAge(60),
  day: () => CacheControl.maxAge(86_400),
  'no-cache': () => CacheControl.noCache(),
  'no-store': () => CacheControl.noStore(),
};

const SETTINGS: Readonly<Record<string, (cacheControl: CacheControl) => CacheControl>> = {
  'must-revalidate': (cacheControl) => cacheControl.mustRevalidate(),
  'no-transform': (cacheControl) => cacheControl.noTransform(),
  public: (cacheControl) => cacheControl.cachePublic(),
  private: (cacheControl) => cacheControl.cachePrivate(),
  'proxy-revalidate': (cacheControl) => cacheControl.proxyRevalidate(),
  shared: (cacheControl) => cacheControl.sMaxAge(600),
  'stale-while': (cacheControl) => cacheControl.staleWhileRevalidate(30),
  'stale-error': (cacheControl) => cacheControl.staleIfError(40),
  immutable: (cacheControl) => cacheControl.immutable(),
};

/** Answers with validators: the framework compares them with the request by itself. All methods are mapped. */
@RestController()
@RequestMapping('/conditional/entity')
export class EntityController {
  @RequestMapping('/tag')
  tag(
    @RequestParam({ name: 'tag', defaultValue: 'v1' }) tag: string,
    @RequestParam({ name: 'status', type: Integer, nullable: false, defaultValue: '200' }) status: number,
  ): ResponseEntity<string> {
    return ResponseEntity.status(status).eTag(tag).body('tagged');
  }

  @RequestMapping('/time')
  time(
    @RequestParam({ name: 'status', type: Integer, nullable: false, defaultValue: '200' }) status: number,
  ): ResponseEntity<string> {
    return ResponseEntity.status(status).lastModified(CHANGED).body('dated');
  }

  /** Also with headers that a 304 must repeat. */
  @RequestMapping('/both')
  both(): ResponseEntity<string> {
    return ResponseEntity.ok()
      .eTag('v1')
      .lastModified(CHANGED)
      .cacheControl(CacheControl.maxAge(90))
      .varyBy('Accept-Language')
      .header('X-Extra', 'extra')
      .body('both');
  }

  @RequestMapping('/none')
  none(): ResponseEntity<string> {
    return ResponseEntity.ok('no validators');
  }

  /** The handler decides on 304 itself. */
  @GetMapping('/not-modified')
  notModified(): ResponseEntity<string> {
    return ResponseEntity.status(HttpStatus.NOT_MODIFIED).eTag('v1').body('never sent');
  }

  /** Every setting of the cache-control builder; the request chooses. */
  @GetMapping('/cache-control')
  cacheControl(
    @RequestParam({ name: 'base', defaultValue: 'empty' }) base: string,
    @RequestParam({ name: 'with', defaultValue: '' }) settings: string[],
  ): ResponseEntity<string> {
    const start = BASES[base]?.() ?? CacheControl.empty();
    const cacheControl = settings.reduce((made, name) => SETTINGS[name]?.(made) ?? made, start);
    return ResponseEntity.ok().cacheControl(cacheControl).body('cache');
  }
}

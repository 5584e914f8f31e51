import {
  DeleteMapping,
  GetMapping,
  PatchMapping,
  PostMapping,
  PutMapping,
  RequestMapping,
  ResponseEntity,
  RestController,
} from '@vernal/web';

/** Narrowing by HTTP method, the implicit answers to HEAD and OPTIONS, and 405 and 415 with their headers. */
@RestController()
@RequestMapping('/mapping/methods')
export class MethodsController {
  @GetMapping('/thing')
  get(): ResponseEntity<string> {
    return ResponseEntity.ok().header('X-Handler', 'get').body('get');
  }

  @PostMapping('/thing')
  post(): string {
    return 'post';
  }

  @PutMapping('/thing')
  put(): string {
    return 'put';
  }

  /** No method: every method. */
  @RequestMapping('/any')
  any(): string {
    return 'any';
  }

  @RequestMapping('/fallback')
  fallback(): ResponseEntity<string> {
    return ResponseEntity.ok().header('X-Handler', 'fallback').body('fallback');
  }

  @GetMapping('/fallback')
  fallbackGet(): ResponseEntity<string> {
    return ResponseEntity.ok().header('X-Handler', 'get').body('get');
  }

  @RequestMapping({ path: '/some', method: ['PUT', 'PATCH'] })
  some(): string {
    return 'some';
  }

  @GetMapping('/head')
  getBesideHead(): ResponseEntity<string> {
    return ResponseEntity.ok().header('X-Handler', 'get').body('get');
  }

  @RequestMapping({ path: '/head', method: 'HEAD' })
  explicitHead(): ResponseEntity<string> {
    return ResponseEntity.noContent().header('X-Handler', 'head').build();
  }

  @GetMapping('/options')
  getBesideOptions(): string {
    return 'get';
  }

  @RequestMapping({ path: '/options', method: 'OPTIONS' })
  explicitOptions(): ResponseEntity<string> {
    return ResponseEntity.ok().header('X-Handler', 'options').body('options');
  }

  // ---- the same path reached through a literal and through a variable, by different methods

  @GetMapping('/split/literal')
  splitGet(): string {
    return 'literal get';
  }

  @DeleteMapping('/split/{name}')
  splitDelete(): string {
    return 'variable delete';
  }

  // ---- PATCH announces what it takes

  @PatchMapping({ path: '/patch', consumes: 'application/merge-patch+json' })
  mergePatch(): string {
    return 'merge patch';
  }

  @PatchMapping({ path: '/patch', consumes: 'application/json-patch+json' })
  jsonPatch(): string {
    return 'json patch';
  }

  @PostMapping({ path: '/intake', consumes: ['application/json', 'text/plain'] })
  intake(): string {
    return 'intake';
  }
}

import {
  CrossOrigin,
  DeleteMapping,
  GetMapping,
  PostMapping,
  RequestMapping,
  ResponseEntity,
  RestController,
} from '@vernal/web';

/** The annotation with its defaults, at the class. */
@CrossOrigin()
@RestController()
@RequestMapping('/open')
export class OpenController {
  @GetMapping('/item')
  get(): string {
    return 'got';
  }

  /** Two methods on one path: a preflight request is about the method that it asks for. */
  @DeleteMapping('/item')
  delete(): string {
    return 'deleted';
  }

  @PostMapping({ path: '/json', consumes: 'application/json' })
  json(): string {
    return 'json';
  }

  @GetMapping({ path: '/header', headers: 'X-Wanted' })
  header(): string {
    return 'header';
  }

  @GetMapping({ path: '/param', params: 'p' })
  param(): string {
    return 'param';
  }

  /** A Vary header of the handler's own. */
  @GetMapping('/vary')
  vary(): ResponseEntity<string> {
    return ResponseEntity.ok().varyBy('Accept-Language', 'Origin').body('vary');
  }

  @GetMapping('/failing')
  failing(): ResponseEntity<string> {
    return ResponseEntity.status(500).body('failing');
  }
}

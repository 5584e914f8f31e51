import {
  GetMapping,
  HttpMethod,
  HttpServletResponse,
  PatchMapping,
  PostMapping,
  RequestMapping,
  ResponseEntity,
  RestController,
} from '@vernal/web';

/** HEAD and OPTIONS where nobody wrote a handler for them, and where somebody did. */
@RestController()
@RequestMapping('/servlet/methods')
export class MethodsController {
  @GetMapping('/get')
  get(response: HttpServletResponse): string {
    response.setHeader('X-Get', 'yes');
    return 'got';
  }

  @PostMapping('/post')
  post(): string {
    return 'posted';
  }

  @PatchMapping({ path: '/patch', consumes: 'application/json' })
  patch(): string {
    return 'patched';
  }

  @RequestMapping('/all')
  all(method: HttpMethod): string {
    return `method ${method}`;
  }

  @RequestMapping({ path: '/own', method: 'HEAD' })
  head(): ResponseEntity<void> {
    return ResponseEntity.ok().header('X-Head', 'own').build();
  }

  @GetMapping('/own')
  own(): ResponseEntity<string> {
    return ResponseEntity.ok().header('X-Head', 'of GET').body('own');
  }

  @RequestMapping({ path: '/own', method: 'OPTIONS' })
  options(): ResponseEntity<string> {
    return ResponseEntity.ok().allow(HttpMethod.GET, HttpMethod.HEAD).header('X-Options', 'own').body('options');
  }
}

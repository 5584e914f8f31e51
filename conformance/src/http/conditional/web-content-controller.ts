import { CacheControl, RequestMapping, ResponseEntity, RestController } from '@vernal/web';

/** Behind the WebContentInterceptor of ConditionalConfig. All methods are mapped. */
@RestController()
@RequestMapping('/conditional/web-content')
export class WebContentController {
  @RequestMapping(['', '/page', '/never', '/never/page', '/never/page/more', '/long/page', '/long/page/more'])
  page(): string {
    return 'page';
  }

  /** The handler's own header meets the interceptor's. */
  @RequestMapping('/own')
  own(): ResponseEntity<string> {
    return ResponseEntity.ok().cacheControl(CacheControl.noCache()).body('own');
  }

  @RequestMapping('/failing')
  failing(): ResponseEntity<string> {
    return ResponseEntity.status(500).body('failing');
  }
}

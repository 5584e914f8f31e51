import { GetMapping, PostMapping, RequestMapping, RestController } from '@vernal/web';

/**
 * Conditions at the type: consumes and produces are replaced by those of the handler, params and headers are added to those
 * of the handler.
 */
@RestController()
@RequestMapping({
  path: '/mapping/type',
  consumes: 'application/json',
  produces: 'text/plain',
  params: '!off',
  headers: 'X-Api',
})
export class TypeConditionsController {
  @PostMapping('/inherits')
  inherits(): string {
    return 'inherits';
  }

  @PostMapping({ path: '/overrides', consumes: 'text/csv', produces: 'text/html' })
  overrides(): string {
    return 'overrides';
  }

  @GetMapping({ path: '/adds', consumes: '*/*', params: 'on', headers: 'X-More=1' })
  adds(): string {
    return 'adds';
  }
}

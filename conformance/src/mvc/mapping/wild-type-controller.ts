import { GetMapping, RequestMapping, RestController } from '@vernal/web';

/** A type-level path that ends in a wildcard: the handler's path takes the place of the wildcard. */
@RestController()
@RequestMapping('/mapping/wide/*')
export class WildTypeController {
  @GetMapping('/x')
  x(): string {
    return 'x';
  }

  @GetMapping()
  any(): string {
    return 'any';
  }
}

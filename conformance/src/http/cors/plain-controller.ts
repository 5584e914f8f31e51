import { GetMapping, PostMapping, PutMapping, RestController } from '@vernal/web';

/** Without any annotation: only the global rules, where there are some. */
@RestController()
export class PlainController {
  @GetMapping(['/none', '/global/item', '/defaults/item', '/patterns/item', '/private/item', '/filtered/item'])
  get(): string {
    return 'got';
  }

  @PostMapping(['/none', '/global/item', '/defaults/item', '/patterns/item', '/filtered/item'])
  post(): string {
    return 'posted';
  }

  @PutMapping(['/global/item', '/defaults/item', '/patterns/item', '/filtered/item'])
  put(): string {
    return 'put';
  }
}

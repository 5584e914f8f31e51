import { GetMapping, RestController } from '@vernal/web';

/** A controller in the root context: dispatcher servlets map only the controllers of their own context. */
@RestController()
export class RootController {
  @GetMapping('/in-root')
  inRoot(): string {
    return 'never reached';
  }
}

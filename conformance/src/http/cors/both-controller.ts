import { CrossOrigin, GetMapping, PutMapping, RestController } from '@vernal/web';

/** A local annotation below a path with global rules. */
@RestController()
export class BothController {
  @CrossOrigin({ origins: 'https://local.example', exposedHeaders: 'X-Local' })
  @GetMapping('/global/both')
  both(): string {
    return 'both';
  }

  @CrossOrigin({ maxAge: 5 })
  @PutMapping('/global/any-origin')
  anyOrigin(): string {
    return 'any origin';
  }
}

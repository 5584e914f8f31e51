import { GetMapping, RestController } from '@vernal/web';

/** No type-level mapping at all. */
@RestController()
export class NoTypePathController {
  @GetMapping('/mapping/plain')
  plain(): string {
    return 'plain';
  }

  /** Most general of all in the mapping area: taken only when nothing else fits. */
  @GetMapping('/mapping/general/{*path}')
  general(): string {
    return 'general';
  }

  @GetMapping('/mapping/{area}/fixed/{tail}')
  twoVariables(): string {
    return 'two variables';
  }

  @GetMapping('/mapping/general/fixed/{tail}')
  oneVariable(): string {
    return 'one variable';
  }

  @GetMapping('/mapping/general/*/end')
  star(): string {
    return 'star';
  }
}

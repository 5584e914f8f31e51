import { DeleteMapping, GetMapping, PathVariable, RequestMapping, RestController } from '@vernal/web';

/** Handler methods inherited from a base class, mapped below each subclass's own path. */
export abstract class AnimalsController {
  protected abstract kind(): string;

  @GetMapping('/{id}')
  show(@PathVariable() id: string): string {
    return `${this.kind()} ${id}`;
  }

  @DeleteMapping('/{id}')
  remove(@PathVariable() id: string): string {
    return `removed ${this.kind()} ${id}`;
  }
}

@RestController()
@RequestMapping('/mapping/cats')
export class CatsController extends AnimalsController {
  protected kind(): string {
    return 'cat';
  }
}

@RestController()
@RequestMapping('/mapping/dogs')
export class DogsController extends AnimalsController {
  protected kind(): string {
    return 'dog';
  }

  /** Overridden without a mapping of its own: the base class's mapping still applies. */
  override show(@PathVariable() id: string): string {
    return `good ${super.show(id)}`;
  }

  @GetMapping('/best')
  best(): string {
    return 'all of them';
  }
}

import { Integer, MultiValueMap } from '@vernal/core';
import { GetMapping, MatrixVariable, PathVariable, RequestMapping, RestController } from '@vernal/web';
import { javaText } from '../../support/java-text.js';
import { sortedMap } from '../../support/sorted-map.js';

/** Matrix variables: ;name=value pairs inside a path segment that a variable matches. */
@RestController()
@RequestMapping('/mapping/matrix')
export class MatrixController {
  @GetMapping('/one/{id}')
  one(@PathVariable() id: string, @MatrixVariable({ type: Integer, nullable: false }) q: number): string {
    return `id=${id} q=${q}`;
  }

  @GetMapping('/optional/{id}')
  optional(
    @PathVariable() id: string,
    @MatrixVariable({ type: Integer, nullable: false, defaultValue: '7' }) q: number,
    @MatrixVariable({ required: false }) r: string,
  ): string {
    return `id=${id} q=${q} r=${javaText(r)}`;
  }

  /** The same name in two segments: pathVar says which is meant. */
  @GetMapping('/two/{owner}/pets/{pet}')
  two(
    @MatrixVariable('q', { pathVar: 'owner' }) owner: string,
    @MatrixVariable('q', { pathVar: 'pet' }) pet: string,
  ): string {
    return `owner.q=${owner} pet.q=${pet}`;
  }

  /** The same name in two segments without pathVar: ambiguous. */
  @GetMapping('/unclear/{owner}/pets/{pet}')
  unclear(@MatrixVariable() q: string): string {
    return `q=${q}`;
  }

  @GetMapping('/list/{id}')
  list(@MatrixVariable('color', { of: String }) colors: string[]): string[] {
    return colors;
  }

  @GetMapping('/all/{owner}/pets/{pet}')
  all(@MatrixVariable() all: MultiValueMap<string>): Map<string, string[]> {
    return sortedMap(all);
  }

  @GetMapping('/of-pet/{owner}/pets/{pet}')
  ofPet(@MatrixVariable({ pathVar: 'pet' }) all: Map<string, string>): Map<string, string> {
    return all;
  }

  /** A literal segment also matches when the request adds parameters to it. */
  @GetMapping('/literal')
  literal(): string {
    return 'literal';
  }
}

import { GetMapping, PathVariable, RequestMapping, RestController } from '@vernal/web';
import { javaText } from '../../support/java-text.js';

/** Two type-level paths and two handler-level paths make four; a variable may stand in the type-level path. */
@RestController()
@RequestMapping(['/mapping/left/{side}', '/mapping/right'])
export class CombinedPathsController {
  @GetMapping(['/x', '/y/{z}'])
  combined(@PathVariable({ required: false }) side: string, @PathVariable({ required: false }) z: string): string {
    return `side=${javaText(side)} z=${javaText(z)}`;
  }

  @GetMapping()
  bare(@PathVariable({ required: false }) side: string): string {
    return `bare side=${javaText(side)}`;
  }
}

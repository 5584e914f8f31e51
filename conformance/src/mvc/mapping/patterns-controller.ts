import { GetMapping, PathVariable, RequestMapping, RestController } from '@vernal/web';
import { javaText } from '../../support/java-text.js';

/** Path patterns: variables, expressions, wildcards, and which of several matching patterns wins. */
@RestController()
@RequestMapping('/mapping/patterns')
export class PatternsController {
  /** The type-level path alone. */
  @GetMapping()
  root(): string {
    return 'root';
  }

  // ---- one segment: literal, expression, variable

  @GetMapping('/items/{id}')
  anyItem(@PathVariable() id: string): string {
    return `item ${id}`;
  }

  @GetMapping('/items/new')
  newItem(): string {
    return 'new item';
  }

  @GetMapping('/items/{id}/parts/{part}')
  part(@PathVariable() id: string, @PathVariable() part: string): string {
    return `part ${part} of ${id}`;
  }

  @GetMapping('/items/special/parts/{part}')
  specialPart(@PathVariable() part: string): string {
    return `special part ${part}`;
  }

  // ---- expressions in a segment

  @GetMapping('/codes/{code:[0-9]{3}}')
  threeDigits(@PathVariable() code: string): string {
    return `digits ${code}`;
  }

  @GetMapping('/codes/{code:[a-z]+}')
  lowerCase(@PathVariable() code: string): string {
    return `letters ${code}`;
  }

  @GetMapping('/jars/{name:[a-z-]+}-{version:\\d+\\.\\d+}{ext:\\.[a-z]+}')
  jar(@PathVariable() name: string, @PathVariable() version: string, @PathVariable() ext: string): string {
    return `${name}|${version}|${ext}`;
  }

  @GetMapping('/ranges/{from}-{to}')
  range(@PathVariable() from: string, @PathVariable() to: string): string {
    return `${from}..${to}`;
  }

  @GetMapping('/users/user-{name}')
  prefixed(@PathVariable() name: string): string {
    return `prefixed ${name}`;
  }

  @GetMapping('/users/{name}')
  user(@PathVariable() name: string): string {
    return `user ${name}`;
  }

  // ---- wildcards

  @GetMapping('/files/*')
  anyFile(): string {
    return 'any file';
  }

  @GetMapping('/files/*.txt')
  textFile(): string {
    return 'text file';
  }

  @GetMapping('/files/read?e.txt')
  oneCharacter(): string {
    return 'one character';
  }

  @GetMapping('/files/**')
  deepFile(): string {
    return 'deep file';
  }

  @GetMapping('/stars/*/end')
  starInside(): string {
    return 'star inside';
  }

  @GetMapping('/stars/{name}/end')
  variableInside(@PathVariable() name: string): string {
    return `variable inside ${name}`;
  }

  @GetMapping('/stars/*/*/end')
  twoStars(): string {
    return 'two stars';
  }

  // ---- the rest of the path

  @GetMapping('/docs/{*rest}')
  rest(@PathVariable() rest: string): string {
    return `rest [${rest}]`;
  }

  @GetMapping('/docs/{section}/index')
  sectionIndex(@PathVariable() section: string): string {
    return `index of ${section}`;
  }

  @GetMapping('/docs/manual/**')
  manual(): string {
    return 'manual';
  }

  // ---- several patterns on one method

  @GetMapping(['/alias/one', '/alias/{other}/two'])
  alias(@PathVariable({ required: false }) other: string): string {
    return `alias ${javaText(other)}`;
  }

  // ---- slashes

  @GetMapping('noslash')
  withoutLeadingSlash(): string {
    return 'no leading slash';
  }

  @GetMapping('/closed/')
  trailingSlash(): string {
    return 'with slash';
  }

  @GetMapping('/twice/')
  twiceWithSlash(): string {
    return 'twice with slash';
  }

  @GetMapping('/twice')
  twiceWithout(): string {
    return 'twice without slash';
  }

  // ---- encoding

  @GetMapping('/enc/{value}')
  encoded(@PathVariable() value: string): string {
    return `[${value}]`;
  }

  @GetMapping('/enc/caf\u00e9')
  encodedLiteral(): string {
    return 'literal';
  }

  @GetMapping('/enc/a b/{value}')
  encodedSpace(@PathVariable() value: string): string {
    return `space [${value}]`;
  }
}

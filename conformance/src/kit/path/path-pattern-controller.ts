import { IllegalArgumentException, Property } from '@vernal/core';
import {
  PathContainer,
  type PathOptions,
  type PathPattern,
  PathPatternParser,
  PatternParseException,
  PostMapping,
  RequestBody,
  RequestMapping,
  RestController,
} from '@vernal/web';
import { attempt } from '../answers.js';

class MatchRequest {
  @Property(String) readonly pattern!: string;
  @Property(String) readonly path!: string;
  @Property(Boolean) readonly caseSensitive?: boolean | null;
  @Property(Boolean) readonly messageRoute?: boolean | null;
}

class SortRequest {
  @Property({ of: String }) readonly patterns!: readonly string[];
  @Property(String) readonly path?: string | null;
}

class CombineRequest {
  @Property(String) readonly a!: string;
  @Property(String) readonly b!: string;
}

/** PathPatternParser and PathPattern: what request mappings are matched with. */
@RestController()
@RequestMapping('/kit/path-pattern')
export class PathPatternController {
  /** Whether the pattern matches the whole path, with URI variables and matrix variables of it. */
  @PostMapping('/match')
  match(@RequestBody() request: MatchRequest): unknown {
    return attempt('invalid-pattern', PatternParseException, () => {
      const pattern = parse(request);
      // a regular expression with capturing groups of its own is found out only when it is applied
      return attempt('invalid-groups', IllegalArgumentException, () => {
        const info = pattern.matchAndExtract(pathOf(request));
        if (!info) return { matches: false };
        const matrix = [...info.matrixVariables].map(([name, variables]) => [name, Object.fromEntries(variables)]);
        return {
          matches: true,
          variables: Object.fromEntries(info.uriVariables),
          matrix: Object.fromEntries(matrix) as unknown,
        };
      });
    });
  }

  /** Whether the pattern matches the beginning of the path, and what of the path is left then. */
  @PostMapping('/match-start')
  matchStart(@RequestBody() request: MatchRequest): unknown {
    return attempt('invalid-pattern', PatternParseException, () => {
      const info = parse(request).matchStartOfPath(pathOf(request));
      if (!info) return { matches: false };
      return {
        matches: true,
        matched: info.pathMatched.value(),
        remaining: info.pathRemaining.value(),
        variables: Object.fromEntries(info.uriVariables),
      };
    });
  }

  /** The patterns that match the path (all patterns when there is no path), the most specific one first. */
  @PostMapping('/sort')
  sort(@RequestBody() request: SortRequest): unknown {
    return attempt('invalid-pattern', PatternParseException, () => {
      const { path } = request;
      const patterns = request.patterns
        .map((text) => new PathPatternParser().parse(text))
        .filter((pattern) => typeof path !== 'string' || pattern.matches(PathContainer.parsePath(path)))
        .sort((a, b) => a.compareTo(b));
      return { sorted: patterns.map((pattern) => pattern.getPatternString()) };
    });
  }

  /** A type-level pattern joined with a method-level one. */
  @PostMapping('/combine')
  combine(@RequestBody() request: CombineRequest): unknown {
    const parser = new PathPatternParser();
    return attempt('cannot-combine', IllegalArgumentException, () => ({
      combined: parser.parse(request.a).combine(parser.parse(request.b)).getPatternString(),
    }));
  }

  /** The part of the path from the first segment on that the pattern matches by something else than literal text. */
  @PostMapping('/extract-within')
  extractWithin(@RequestBody() request: MatchRequest): unknown {
    return attempt('invalid-pattern', PatternParseException, () => ({
      within: parse(request).extractPathWithinPattern(pathOf(request)).value(),
    }));
  }

  /** Whether the text has any pattern syntax, and what initFullPathPattern makes of it. */
  @PostMapping('/describe')
  describe(@RequestBody() request: MatchRequest): unknown {
    return attempt('invalid-pattern', PatternParseException, () => {
      const parser = new PathPatternParser();
      const full = parser.initFullPathPattern(request.pattern);
      return { full, hasPatternSyntax: parser.parse(full).hasPatternSyntax() };
    });
  }
}

function parse(request: MatchRequest): PathPattern {
  const options = { caseSensitive: request.caseSensitive ?? true, pathOptions: optionsOf(request) };
  return new PathPatternParser(options).parse(request.pattern);
}

function pathOf(request: MatchRequest): PathContainer {
  return PathContainer.parsePath(request.path, optionsOf(request));
}

/** A message route has "." between its segments instead of "/". */
function optionsOf(request: MatchRequest): PathOptions {
  return request.messageRoute ? PathContainer.Options.MESSAGE_ROUTE : PathContainer.Options.HTTP_PATH;
}

import { AntPathMatcher, IllegalArgumentException, IllegalStateException, Property } from '@vernal/core';
import { PostMapping, RequestBody, RequestMapping, RestController } from '@vernal/web';
import { attempt } from '../answers.js';

class MatchRequest {
  @Property(String) readonly pattern!: string;
  @Property(String) readonly path!: string;
  @Property(Boolean) readonly caseSensitive?: boolean | null;
  @Property(Boolean) readonly trimTokens?: boolean | null;
  @Property(String) readonly separator?: string | null;
}

class SortRequest {
  @Property({ of: String }) readonly patterns!: readonly string[];
  @Property(String) readonly path!: string;
}

class CombineRequest {
  @Property(String) readonly a!: string;
  @Property(String) readonly b!: string;
}

/** AntPathMatcher: the older, text-based matcher for file-like paths. */
@RestController()
@RequestMapping('/kit/ant')
export class AntPathController {
  /** Whether it matches wholly, whether it matches as far as the path goes, whether it is a pattern at all. */
  @PostMapping('/match')
  match(@RequestBody() request: MatchRequest): unknown {
    const matcher = matcherOf(request);
    return {
      matches: matcher.match(request.pattern, request.path),
      matchesStart: matcher.matchStart(request.pattern, request.path),
      isPattern: matcher.isPattern(request.pattern),
    };
  }

  @PostMapping('/variables')
  variables(@RequestBody() request: MatchRequest): unknown {
    return attempt('no-match', IllegalStateException, () =>
      attempt('invalid-pattern', IllegalArgumentException, () => {
        const variables = matcherOf(request).extractUriTemplateVariables(request.pattern, request.path);
        return { variables: Object.fromEntries(variables) };
      }),
    );
  }

  @PostMapping('/combine')
  combine(@RequestBody() request: CombineRequest): unknown {
    return attempt('cannot-combine', IllegalArgumentException, () => ({
      combined: new AntPathMatcher().combine(request.a, request.b),
    }));
  }

  @PostMapping('/extract-within')
  extractWithin(@RequestBody() request: MatchRequest): unknown {
    return { within: matcherOf(request).extractPathWithinPattern(request.pattern, request.path) };
  }

  /** All given patterns in the order of the comparator for the path; equal ones keep their order. */
  @PostMapping('/sort')
  sort(@RequestBody() request: SortRequest): unknown {
    return { sorted: request.patterns.toSorted(new AntPathMatcher().getPatternComparator(request.path)) };
  }
}

function matcherOf({ caseSensitive, trimTokens, separator }: MatchRequest): AntPathMatcher {
  return new AntPathMatcher({
    caseSensitive: caseSensitive ?? true,
    trimTokens: trimTokens ?? false,
    pathSeparator: separator ?? '/',
  });
}

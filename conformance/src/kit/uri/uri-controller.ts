import { Dictionary, IllegalArgumentException, IllegalStateException, Property } from '@vernal/core';
import {
  DefaultUriBuilderFactory,
  type EncodingMode,
  InvalidUrlException,
  PostMapping,
  RequestBody,
  RequestMapping,
  RestController,
  type UriComponents,
  UriComponentsBuilder,
  UriTemplate,
  UriUtils,
} from '@vernal/web';
import { attempt, object } from '../answers.js';

class UriRequest {
  @Property(String) readonly uri!: string;
}

/** One call on the builder: op is the name of its method, name and values its arguments. */
class Operation {
  @Property(String) readonly op!: string;
  @Property(String) readonly name?: string | null;
  @Property({ of: String }) readonly values?: readonly string[] | null;
}

/**
 * uri: where to start (an empty builder if missing). encode: "none", "template" (encode before expanding), "components"
 * (encode after expanding). variables by name, or values by position.
 */
class BuildRequest {
  @Property(String) readonly uri?: string | null;
  @Property({ of: Operation }) readonly operations?: readonly Operation[] | null;
  @Property(String) readonly encode?: string | null;
  @Property({ type: Dictionary, of: String }) readonly variables?: Readonly<Record<string, string | null>> | null;
  @Property({ of: String }) readonly values?: readonly string[] | null;
}

class FactoryRequest {
  @Property(String) readonly base?: string | null;
  @Property(String) readonly mode!: EncodingMode;
  @Property(Boolean) readonly parsePath?: boolean | null;
  @Property(String) readonly template!: string;
  @Property({ type: Dictionary, of: String }) readonly defaults?: Readonly<Record<string, string>> | null;
  @Property({ type: Dictionary, of: String }) readonly variables?: Readonly<Record<string, string>> | null;
  @Property({ of: String }) readonly values?: readonly string[] | null;
}

class TemplateRequest {
  @Property(String) readonly template!: string;
  @Property(String) readonly uri!: string;
}

class CodeRequest {
  @Property(String) readonly value!: string;
  @Property(String) readonly component!: string;
}

const ENCODERS: Readonly<Record<string, (value: string) => string>> = {
  scheme: UriUtils.encodeScheme,
  'user-info': UriUtils.encodeUserInfo,
  host: UriUtils.encodeHost,
  path: UriUtils.encodePath,
  'path-segment': UriUtils.encodePathSegment,
  query: UriUtils.encodeQuery,
  'query-param': UriUtils.encodeQueryParam,
  fragment: UriUtils.encodeFragment,
};

/** UriComponentsBuilder, DefaultUriBuilderFactory, UriTemplate, UriUtils. */
@RestController()
@RequestMapping('/kit/uri')
export class UriController {
  /** The parts of a URI by the RFC parser. */
  @PostMapping('/parse')
  parse(@RequestBody() request: UriRequest): unknown {
    return attempt('invalid-uri', InvalidUrlException, () => {
      const parts = UriComponentsBuilder.fromUriString(request.uri).build();
      const queryParams = [...parts.queryParams].map(([name, values]) => [name, values.map((value) => value ?? null)]);
      return object({
        scheme: parts.scheme,
        opaque: parts.schemeSpecificPart,
        userInfo: parts.userInfo,
        host: parts.host,
        port: portOf(parts),
        path: parts.path,
        segments: parts.pathSegments,
        query: parts.query,
        queryParams: Object.fromEntries(queryParams) as unknown,
        fragment: parts.fragment,
        text: parts.toUriString(),
      });
    });
  }

  /** The same by the parser that browsers use. */
  @PostMapping('/parse-whatwg')
  parseWhatwg(@RequestBody() request: UriRequest): unknown {
    return attempt('invalid-uri', InvalidUrlException, () => {
      const parts = UriComponentsBuilder.fromUriString(request.uri, 'WHAT_WG').build();
      const { scheme, userInfo, host, path, query, fragment } = parts;
      return object({ scheme, userInfo, host, port: portOf(parts), path, query, fragment });
    });
  }

  @PostMapping('/normalize')
  normalize(@RequestBody() request: UriRequest): unknown {
    return { normalized: UriComponentsBuilder.fromUriString(request.uri).build().normalize().toUriString() };
  }

  /** A builder, a list of calls on it, and the URI as text at the end. */
  @PostMapping('/build')
  build(@RequestBody() request: BuildRequest): unknown {
    return attempt('invalid-uri', IllegalArgumentException, () =>
      attempt('illegal-state', IllegalStateException, () => {
        const builder = UriComponentsBuilder.fromUriString(request.uri ?? '');
        for (const operation of request.operations ?? []) apply(operation, builder);
        if (request.encode === 'template') builder.encode();
        const parts = expand(builder, request);
        return { uri: (request.encode === 'components' ? parts.encode() : parts).toUriString() };
      }),
    );
  }

  /** mode: TEMPLATE_AND_VALUES, VALUES_ONLY, URI_COMPONENT or NONE. */
  @PostMapping('/factory')
  factory(@RequestBody() request: FactoryRequest): unknown {
    const factory = new DefaultUriBuilderFactory({
      ...(request.base && { baseUri: request.base }),
      encodingMode: request.mode,
      parsePath: request.parsePath ?? true,
      defaultUriVariables: request.defaults ?? {},
    });
    return attempt('invalid-uri', IllegalArgumentException, () => ({
      uri: request.values
        ? factory.expand(request.template, ...request.values)
        : factory.expand(request.template, request.variables ?? {}),
    }));
  }

  @PostMapping('/template/match')
  matchTemplate(@RequestBody() request: TemplateRequest): unknown {
    const template = new UriTemplate(request.template);
    return {
      names: template.variableNames,
      matches: template.matches(request.uri),
      variables: Object.fromEntries(template.match(request.uri)),
    };
  }

  @PostMapping('/encode')
  encode(@RequestBody() request: CodeRequest): unknown {
    const encode = ENCODERS[request.component] ?? UriUtils.encode;
    return { encoded: encode(request.value) };
  }

  @PostMapping('/decode')
  decode(@RequestBody() request: CodeRequest): unknown {
    return attempt('invalid-encoding', IllegalArgumentException, () => ({ decoded: UriUtils.decode(request.value) }));
  }
}

function apply({ op, name, values }: Operation, builder: UriComponentsBuilder): void {
  const all = values ?? [];
  const first = all[0] ?? undefined;
  switch (op) {
    case 'scheme':
    case 'userInfo':
    case 'host':
    case 'port':
    case 'replacePath':
    case 'query':
    case 'replaceQuery':
    case 'fragment':
      builder[op](first);
      return;
    case 'path':
      builder.path(first ?? '');
      return;
    case 'pathSegment':
      builder.pathSegment(...all);
      return;
    case 'queryParam':
    case 'replaceQueryParam':
      builder[op](name ?? '', ...all);
      return;
    case 'uriVariable':
      builder.uriVariables({ [name ?? '']: first });
      return;
    default:
      throw new IllegalArgumentException(op);
  }
}

function expand(builder: UriComponentsBuilder, { variables, values }: BuildRequest): UriComponents {
  if (variables) return builder.buildAndExpand(variables);
  return values ? builder.buildAndExpand(...values) : builder.build();
}

/** -1 stands for no port; a port that is no number is an error of its own. */
function portOf(parts: UriComponents): unknown {
  return attempt('invalid-port', IllegalStateException, () => parts.port);
}

import { uriDecode } from '@vernal/core';
import { encodeUriComponent } from './uri-encoding.js';
import { namedVariables, type UriVariableArguments, variableText } from './uri-template-variables.js';

/** Encodes and decodes parts of URIs, as UTF-8. What each part may have is said in RFC 3986. Source: Spring's `UriUtils`. */
export const UriUtils = {
  encodeScheme: (scheme: string): string => encodeUriComponent(scheme, 'SCHEME'),
  encodeAuthority: (authority: string): string => encodeUriComponent(authority, 'AUTHORITY'),
  encodeUserInfo: (userInfo: string): string => encodeUriComponent(userInfo, 'USER_INFO'),
  encodeHost: (host: string): string => encodeUriComponent(host, 'HOST_IPV4'),
  encodePort: (port: string): string => encodeUriComponent(port, 'PORT'),
  /** Slashes stay. */
  encodePath: (path: string): string => encodeUriComponent(path, 'PATH'),
  /** Slashes are encoded. */
  encodePathSegment: (segment: string): string => encodeUriComponent(segment, 'PATH_SEGMENT'),
  /** `=` and `&` stay. */
  encodeQuery: (query: string): string => encodeUriComponent(query, 'QUERY'),
  /** `=` and `&` are encoded. */
  encodeQueryParam: (text: string): string => encodeUriComponent(text, 'QUERY_PARAM'),
  encodeQueryParams: (params: ReadonlyMap<string, readonly string[]>): Map<string, string[]> =>
    new Map(
      [...params].map(([name, values]) => [UriUtils.encodeQueryParam(name), values.map(UriUtils.encodeQueryParam)]),
    ),
  encodeFragment: (fragment: string): string => encodeUriComponent(fragment, 'FRAGMENT'),
  /** Encodes all but the unreserved characters: letters, digits, and `-._~`. */
  encode: (text: string): string => encodeUriComponent(text, 'URI'),
  encodeUriVariables,
  /** Throws an IllegalArgumentException for an escape that is none. */
  decode: (text: string): string => uriDecode(text),
  extractFileExtension,
} as const;

/** The variables with their values encoded strictly: by name, or by position. */
export function encodeUriVariables(variables: UriVariableArguments): UriVariableArguments {
  const encode = (value: unknown) => encodeUriComponent(variableText(value), 'URI');
  const named = namedVariables(variables);
  return named ? [new Map([...named].map(([name, value]) => [name, encode(value)]))] : variables.map(encode);
}

/** The extension of the file at the end of a path, which may have parameters, a query and a fragment; undefined for none. */
function extractFileExtension(path: string): string | undefined {
  const file = path
    .replace(/[?#].*$/s, '')
    .replace(/^.*\//s, '')
    .replace(/;.*$/s, '');
  const dot = file.lastIndexOf('.');
  return dot < 0 ? undefined : file.slice(dot + 1);
}

import { cleanPath, getFilename, getFilenameExtension, IllegalArgumentException, Property } from '@vernal/core';
import {
  type PathElement,
  PathSegment,
  PostMapping,
  parseMatrixVariables,
  RequestBody,
  RequestMapping,
  RequestPath,
  RestController,
  UriUtils,
  UrlPathHelper,
} from '@vernal/web';
import { attempt, object } from '../answers.js';

class LookupRequest {
  @Property(String) readonly requestUri!: string;
  @Property(String) readonly contextPath?: string | null;
  @Property(Boolean) readonly urlDecode?: boolean | null;
  @Property(Boolean) readonly removeSemicolonContent?: boolean | null;
}

class TextRequest {
  @Property(String) readonly text!: string;
}

/** How the path of a request is cut, cleaned and decoded before it is matched. */
@RestController()
@RequestMapping('/kit/url-path')
export class UrlPathController {
  /** UrlPathHelper: the path within the application as text. */
  @PostMapping('/lookup')
  lookup(@RequestBody() request: LookupRequest): unknown {
    const helper = new UrlPathHelper({
      urlDecode: request.urlDecode ?? true,
      removeSemicolonContent: request.removeSemicolonContent ?? true,
    });
    const { requestUri: requestURI, contextPath } = request;
    const madeUp = { requestURI, contextPath: contextPath ?? '', characterEncoding: undefined };
    return attempt('invalid-path', IllegalArgumentException, () => ({
      requestUri: helper.getRequestUri(madeUp),
      withinApplication: helper.getPathWithinApplication(madeUp),
    }));
  }

  /** RequestPath: the path within the application as segments, each with its raw value, its match value and ;parameters. */
  @PostMapping('/segments')
  segments(@RequestBody() request: LookupRequest): unknown {
    return attempt('invalid-path', IllegalArgumentException, () => {
      const path = RequestPath.parse(request.requestUri, request.contextPath ?? undefined);
      return { elements: path.pathWithinApplication.elements().map(describe) };
    });
  }

  /** The text after the first ";" of a path segment as matrix variables. */
  @PostMapping('/matrix')
  matrix(@RequestBody() request: TextRequest): unknown {
    return { variables: Object.fromEntries(parseMatrixVariables(request.text)) };
  }

  /** File-like paths: "." and ".." taken out, the file name, its extension. */
  @PostMapping('/file')
  file(@RequestBody() { text }: TextRequest): unknown {
    return object({
      clean: cleanPath(text),
      filename: getFilename(text),
      extension: getFilenameExtension(text),
      uriExtension: UriUtils.extractFileExtension(text),
    });
  }
}

function describe(element: PathElement): unknown {
  if (!(element instanceof PathSegment)) return element.value;
  return { raw: element.value, match: element.valueToMatch, parameters: Object.fromEntries(element.parameters) };
}

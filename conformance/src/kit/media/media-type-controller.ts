import { Dictionary, IllegalArgumentException, Property } from '@vernal/core';
import {
  InvalidMediaTypeException,
  MediaType,
  MediaTypeFactory,
  PostMapping,
  RequestBody,
  RequestMapping,
  RestController,
} from '@vernal/web';
import { attempt, object } from '../answers.js';

class ValueRequest {
  @Property(String) readonly value!: string;
}

class ValuesRequest {
  @Property({ of: String }) readonly values!: readonly string[];
}

class PairRequest {
  @Property(String) readonly a!: string;
  @Property(String) readonly b!: string;
}

class BuildRequest {
  @Property(String) readonly type!: string;
  @Property(String) readonly subtype!: string;
  @Property({ type: Dictionary, of: String }) readonly parameters?: Readonly<Record<string, string>> | null;
}

/** MediaType: parsing, writing, comparing. */
@RestController()
@RequestMapping('/kit/media-type')
export class MediaTypeController {
  @PostMapping('/parse')
  parse(@RequestBody() request: ValueRequest): unknown {
    return attempt('invalid-media-type', InvalidMediaTypeException, () => {
      const type = MediaType.parseMediaType(request.value);
      return object({
        type: type.type,
        subtype: type.subtype,
        suffix: type.subtypeSuffix,
        parameters: Object.fromEntries(type.parameters),
        quality: type.qualityValue,
        wildcardType: type.isWildcardType,
        wildcardSubtype: type.isWildcardSubtype,
        concrete: type.isConcrete,
        text: type.toString(),
      });
    });
  }

  /** A comma-separated list, as in an Accept header. */
  @PostMapping('/parse-list')
  parseList(@RequestBody() request: ValueRequest): unknown {
    return attempt('invalid-media-type', InvalidMediaTypeException, () => ({
      types: MediaType.parseMediaTypes(request.value),
    }));
  }

  @PostMapping('/build')
  build(@RequestBody() request: BuildRequest): unknown {
    return attempt('illegal-part', IllegalArgumentException, () => ({
      text: new MediaType(request.type, request.subtype, request.parameters ?? {}).toString(),
    }));
  }

  /** The list in order of specificity, where quality counts first. */
  @PostMapping('/sort')
  sort(@RequestBody() request: ValuesRequest): unknown {
    return attempt('invalid-media-type', InvalidMediaTypeException, () => ({
      sorted: MediaType.sortBySpecificity(MediaType.parseMediaTypes(request.values)),
    }));
  }

  /** Every relation that one media type may have to another. */
  @PostMapping('/relation')
  relation(@RequestBody() request: PairRequest): unknown {
    const a = MediaType.parseMediaType(request.a);
    const b = MediaType.parseMediaType(request.b);
    return {
      includes: a.includes(b),
      compatible: a.isCompatibleWith(b),
      equal: a.equals(b),
      sameTypeAndSubtype: a.equalsTypeAndSubtype(b),
      moreSpecific: a.isMoreSpecific(b),
      lessSpecific: a.isLessSpecific(b),
    };
  }

  /** a with the quality of b, and a without any quality. */
  @PostMapping('/quality')
  quality(@RequestBody() request: PairRequest): unknown {
    const a = MediaType.parseMediaType(request.a);
    const b = MediaType.parseMediaType(request.b);
    return { copied: a.copyQualityValue(b), removed: a.removeQualityValue() };
  }

  /** The media types registered for the extension of a file name. */
  @PostMapping('/for-file')
  forFile(@RequestBody() request: ValueRequest): unknown {
    return object({ type: MediaTypeFactory.getMediaType(request.value) });
  }
}

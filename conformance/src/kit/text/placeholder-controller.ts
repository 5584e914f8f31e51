import {
  ConversionFailedException,
  Dictionary,
  IllegalArgumentException,
  IllegalStateException,
  MapPropertySource,
  MutablePropertySources,
  PlaceholderResolutionException,
  Property,
  PropertyPlaceholderHelper,
  PropertySourcesPropertyResolver,
} from '@vernal/core';
import { PostMapping, RequestBody, RequestMapping, RestController } from '@vernal/web';
import { attempt, error } from '../answers.js';
import { json, type } from '../convert/conversions.js';

/** prefix "${", suffix "}", separator ":" and escape "\" unless given; noSeparator and noEscape switch these off. */
class ResolveRequest {
  @Property(String) readonly text!: string;
  @Property({ type: Dictionary, of: String }) readonly properties!: Readonly<Record<string, string>>;
  @Property(Boolean) readonly lenient?: boolean | null;
  @Property(String) readonly prefix?: string | null;
  @Property(String) readonly suffix?: string | null;
  @Property(String) readonly separator?: string | null;
  @Property(Boolean) readonly noSeparator?: boolean | null;
  @Property(Boolean) readonly noEscape?: boolean | null;
}

class Source {
  @Property(String) readonly name!: string;
  @Property({ type: Dictionary, of: String }) readonly properties!: Readonly<Record<string, string>>;
}

/** sources: the first one that has a property wins. type: of a list or an array only that it is one counts, not its element type. */
class PropertyRequest {
  @Property({ of: Source }) readonly sources!: readonly Source[];
  @Property(String) readonly key!: string;
  @Property(String) readonly type?: string | null;
  @Property(Boolean) readonly required?: boolean | null;
  @Property(Boolean) readonly ignoreUnresolvableNested?: boolean | null;
}

class TextRequest {
  @Property({ of: Source }) readonly sources!: readonly Source[];
  @Property(String) readonly text!: string;
  @Property(Boolean) readonly required?: boolean | null;
}

/** Placeholders in plain text and in the values of property sources. */
@RestController()
@RequestMapping('/kit/placeholder')
export class PlaceholderController {
  /** PropertyPlaceholderHelper; lenient leaves placeholders without value as they are. A circle is never resolvable. */
  @PostMapping('/resolve')
  resolve(@RequestBody() request: ResolveRequest): unknown {
    const helper = new PropertyPlaceholderHelper({
      ...(request.prefix && { prefix: request.prefix }),
      ...(request.suffix && { suffix: request.suffix }),
      separator: request.noSeparator ? null : (request.separator ?? ':'),
      escape: request.noEscape ? null : '\\',
      ignoreUnresolvable: request.lenient ?? false,
    });
    const properties = new Map(Object.entries(request.properties));
    return attempt('unresolvable', PlaceholderResolutionException, () => ({
      text: helper.replacePlaceholders(request.text, (name) => properties.get(name)),
    }));
  }

  /** A property of the sources, converted to a type; its value may hold placeholders itself. */
  @PostMapping('/property')
  property(@RequestBody() request: PropertyRequest): unknown {
    const resolver = resolverOf(request.sources);
    resolver.ignoreUnresolvableNestedPlaceholders = request.ignoreUnresolvableNested ?? false;
    const name = request.type ?? 'string';
    // of a list or a set only that it is one counts, of an array its elements count, too
    const target = name.startsWith('list:') || name.startsWith('set:') ? type(name).type : type(name);
    try {
      const value = request.required
        ? resolver.getRequiredProperty(request.key, target)
        : resolver.getProperty(request.key, target);
      return { value: json(value), contains: resolver.containsProperty(request.key) };
    } catch (failure) {
      if (failure instanceof ConversionFailedException) return error('conversion-failed');
      if (failure instanceof IllegalStateException) return error('missing');
      if (failure instanceof PlaceholderResolutionException) return error('unresolvable');
      throw failure;
    }
  }

  /** Text with placeholders, resolved by the sources; required: none may be left without value. */
  @PostMapping('/text')
  text(@RequestBody() request: TextRequest): unknown {
    const resolver = resolverOf(request.sources);
    return attempt('unresolvable', IllegalArgumentException, () => ({
      text: request.required
        ? resolver.resolveRequiredPlaceholders(request.text)
        : resolver.resolvePlaceholders(request.text),
    }));
  }
}

function resolverOf(sources: readonly Source[]): PropertySourcesPropertyResolver {
  const all = new MutablePropertySources();
  for (const { name, properties } of sources) all.addLast(new MapPropertySource(name, properties));
  return new PropertySourcesPropertyResolver(all);
}

import { ByteArrayHttpMessageConverter } from '../converters/byte-array-http-message-converter.js';
import { FormHttpMessageConverter } from '../converters/form-http-message-converter.js';
import type { HttpMessageConverter } from '../converters/http-message-converter.js';
import { JsonHttpMessageConverter } from '../converters/json-http-message-converter.js';
import { ResourceHttpMessageConverter } from '../converters/resource-http-message-converter.js';
import { ResourceRegionHttpMessageConverter } from '../converters/resource-region-http-message-converter.js';
import { StringHttpMessageConverter } from '../converters/string-http-message-converter.js';

/** The converters that are used unless others are configured, in the order in which they are asked. */
export function defaultMessageConverters(): HttpMessageConverter[] {
  return [
    new ByteArrayHttpMessageConverter(),
    new StringHttpMessageConverter(),
    new ResourceHttpMessageConverter(),
    new ResourceRegionHttpMessageConverter(),
    new FormHttpMessageConverter(),
    new JsonHttpMessageConverter(),
  ];
}

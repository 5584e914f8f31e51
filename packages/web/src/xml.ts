// The entry `@vernal/web/xml`: for applications that read and write XML.
export * from './converters/xml-http-message-converter.js';

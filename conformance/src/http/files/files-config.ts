import { type AbstractResource, ComponentScan, Configuration } from '@vernal/core';
import {
  CacheControl,
  type ContentNegotiationConfigurer,
  EncodedResourceResolver,
  type ResourceHandlerRegistry,
  VersionResourceResolver,
  type WebMvcConfigurer,
} from '@vernal/web';
import { FixedFiles } from './fixed-files.js';

/** Files below /static, served in several ways. The files are those of {@link FixedFiles}. */
@Configuration()
@ComponentScan({ base: import.meta.url, dirs: ['.'] })
export class FilesConfig implements WebMvcConfigurer {
  addResourceHandlers(registry: ResourceHandlerRegistry): void {
    registry.addResourceHandler('/static/**').addResourceLocations(FixedFiles.location('public'));

    // the first location that has the file
    registry
      .addResourceHandler('/static/two/**')
      .addResourceLocations(FixedFiles.location('second'), FixedFiles.location('public'));

    registry
      .addResourceHandler('/static/hour/**')
      .addResourceLocations(FixedFiles.location('public'))
      .setCacheControl(CacheControl.maxAge(3600).cachePublic());
    registry
      .addResourceHandler('/static/period/**')
      .addResourceLocations(FixedFiles.location('public'))
      .setCachePeriod(120);
    registry
      .addResourceHandler('/static/period-zero/**')
      .addResourceLocations(FixedFiles.location('public'))
      .setCachePeriod(0);

    registry
      .addResourceHandler('/static/tagged/**')
      .addResourceLocations(FixedFiles.location('public'))
      .setEtagGenerator(sizeTag);
    registry
      .addResourceHandler('/static/tag-only/**')
      .addResourceLocations(FixedFiles.location('public'))
      .setUseLastModified(false)
      .setEtagGenerator(sizeTag);

    // one segment only, and only *.txt
    registry.addResourceHandler('/static/flat/*.txt').addResourceLocations(FixedFiles.location('public'));

    // file names with the hash of their content, but for js: a fixed version in front
    registry
      .addResourceHandler('/static/versioned/**')
      .addResourceLocations(FixedFiles.location('versioned'))
      .setCacheControl(CacheControl.maxAge(365 * 86_400).immutable())
      .resourceChain(true)
      .addResolver(
        new VersionResourceResolver().addFixedVersionStrategy('v7', '/js/**').addContentVersionStrategy('/**'),
      );

    // a file's stand-in with another extension, if the client accepts that coding
    registry
      .addResourceHandler('/static/encoded/**')
      .addResourceLocations(FixedFiles.location('encoded'))
      .resourceChain(false)
      .addResolver(new EncodedResourceResolver());
  }

  /** One more file extension with a media type. */
  configureContentNegotiation(configurer: ContentNegotiationConfigurer): void {
    configurer.mediaType('recipe', 'text/x-recipe');
  }
}

async function sizeTag(resource: AbstractResource): Promise<string> {
  return `size-${await resource.contentLength()}`;
}

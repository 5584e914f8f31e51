import { ConfigurationProperties, DataSize, Duration, Integer, Min, Property, Valid } from '@vernal/core';
import type { ImageEndpointOptions } from '../endpoint/image-endpoint.js';
import type { NodeManagerOptions } from '../node/node-image-manager.js';

/** The settings below `vernal.image-loader.cache`. What is not set has the default of `ImageCache`. */
export class ImageCacheProperties {
  /** Whether anything is written to disk. */
  @Property() diskCache = true;
  @Property(String) directory: string | undefined = undefined;
  @Property(DataSize) maxMemorySize: DataSize | undefined = undefined;
  @Property(Duration) maxDiskAge: Duration | undefined = undefined;
  @Property(DataSize) maxDiskSize: DataSize | undefined = undefined;
}

/** The settings below `vernal.image-loader.downloader`. What is not set has the default of `ImageDownloader`. */
export class ImageDownloaderProperties {
  @Property(Integer) @Min(1) maxConcurrentDownloads: number | undefined = undefined;
  @Property(Duration) downloadTimeout: Duration | undefined = undefined;
  @Property(DataSize) maxSize: DataSize | undefined = undefined;
  /** Whether addresses of private networks are refused. On unless said otherwise: an application loads what strangers name. */
  @Property() publicAddressesOnly = true;
  @Property() http2 = false;
  @Property(String) username: string | undefined = undefined;
  @Property(String) password: string | undefined = undefined;
}

/** The settings below `vernal.image-loader.endpoint`. What is not set has the default of `ImageEndpoint`. */
export class ImageEndpointProperties {
  /** Where the controller answers; read by its mapping. */
  @Property() path = '/image';
  @Property({ of: String }) sources: string[] = [];
  @Property(String) base: string | undefined = undefined;
  @Property({ of: Integer }) widths: number[] = [];
  @Property({ of: Integer }) qualities: number[] = [];
  @Property({ of: String }) formats: string[] = [];
  @Property(Duration) minimumCacheTtl: Duration | undefined = undefined;
}

/** The settings of the image loader in an application. */
@ConfigurationProperties({ prefix: 'vernal.image-loader', ignoreUnknownFields: false })
export class ImageLoaderProperties {
  @Property() @Valid() cache = new ImageCacheProperties();
  @Property() @Valid() downloader = new ImageDownloaderProperties();
  @Property() @Valid() endpoint = new ImageEndpointProperties();
  /** Whether SVG is read. */
  @Property() allowSvg = false;
  @Property(Integer) @Min(1) maxPixels: number | undefined = undefined;

  managerOptions(): NodeManagerOptions {
    const { cache, downloader, allowSvg, maxPixels } = this;
    return withoutUndefined({
      allowSvg,
      maxPixels,
      cache: withoutUndefined({
        diskCache: cache.diskCache,
        directory: cache.directory,
        maxMemoryCost: cache.maxMemorySize?.toBytes(),
        maxDiskAge: cache.maxDiskAge?.toMillis(),
        maxDiskSize: cache.maxDiskSize?.toBytes(),
      }),
      downloader: withoutUndefined({
        maxConcurrentDownloads: downloader.maxConcurrentDownloads,
        downloadTimeout: downloader.downloadTimeout?.toMillis(),
        maxBytes: downloader.maxSize?.toBytes(),
        publicAddressesOnly: downloader.publicAddressesOnly,
        http2: downloader.http2,
        username: downloader.username,
        password: downloader.password,
      }),
    });
  }

  endpointOptions(): ImageEndpointOptions {
    const { sources, base, widths, qualities, formats, minimumCacheTtl } = this.endpoint;
    return withoutUndefined({
      sources,
      base,
      widths: widths.length > 0 ? widths : undefined,
      qualities: qualities.length > 0 ? qualities : undefined,
      formats: formats.length > 0 ? (formats as ('avif' | 'webp')[]) : undefined,
      minimumCacheTTL: minimumCacheTtl?.toMillis(),
    });
  }
}

type Given<Values> = { [Name in keyof Values]?: Exclude<Values[Name], undefined> };

function withoutUndefined<Values extends object>(values: Values): Given<Values> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Given<Values>;
}

import { type AbstractResource, Integer, Max, Min } from '@vernal/core';
import {
  CacheControl,
  Controller,
  formatHttpDate,
  GetMapping,
  HttpServletRequest,
  HttpServletResponse,
  MediaType,
  PathVariable,
  RequestParam,
  ResponseEntity,
} from '@vernal/web';
import { type Picture, type PictureVersion, pictureUrl } from '../pictures/picture.js';
import { PictureNotFoundException } from '../pictures/picture-exceptions.js';
import { PictureStore } from '../pictures/picture-store.js';
import { MAX_WIDTH, MIN_WIDTH, thumbnailWidth } from '../pictures/thumbnail-sizes.js';
import { THUMBNAIL_TYPE, Thumbnails } from '../pictures/thumbnails.js';

const YEAR = 365 * 24 * 3600;
/** Of a picture that is opened by itself: browsers lay it out by styles within the page that they make around it. */
const PICTURE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

/** The pictures themselves, whole or as wide as is asked for. A client that has the present one gets 304 and no bytes. */
@Controller()
export class ImageController {
  readonly #store: PictureStore;
  readonly #thumbnails: Thumbnails;

  constructor(store: PictureStore, thumbnails: Thumbnails) {
    this.#store = store;
    this.#thumbnails = thumbnails;
  }

  @GetMapping('/images/{name}')
  async image(
    @PathVariable() name: string,
    @RequestParam({ required: false, type: Integer }) @Min(MIN_WIDTH) @Max(MAX_WIDTH) width: number | undefined,
    request: HttpServletRequest,
    response: HttpServletResponse,
  ): Promise<ResponseEntity> {
    const picture = await this.#presentPicture(name);
    if (typeof picture === 'string') return movedTo(picture, request);
    response.setHeader('Content-Security-Policy', PICTURE_POLICY);
    return this.#answer(picture, width, CacheControl.noCache(), request);
  }

  /** The bytes of one version never change: who has them need not ask again. */
  @GetMapping('/images/{name}/versions/{hash}')
  async version(
    @PathVariable() name: string,
    @PathVariable() hash: string,
    request: HttpServletRequest,
    response: HttpServletResponse,
  ): Promise<ResponseEntity> {
    const version = await this.#store.version(await this.#store.get(name), { hash });
    response.setHeader('Content-Security-Policy', PICTURE_POLICY);
    return this.#answer(version, undefined, CacheControl.maxAge(YEAR).immutable(), request);
  }

  async #answer(
    { hash, contentType, lastModified }: PictureVersion | Picture,
    width: number | undefined,
    cacheControl: CacheControl,
    request: HttpServletRequest,
  ): Promise<ResponseEntity> {
    const size = width === undefined ? undefined : thumbnailWidth(width);
    const eTag = `"${hash.slice(0, 32)}${size === undefined ? '' : `-w${size}`}"`;
    const answer = ResponseEntity.ok().cacheControl(cacheControl).eTag(eTag).lastModified(lastModified);
    if (request.getHeader('If-None-Match') === eTag) return answer.build();
    const bytes = size === undefined ? await this.#store.bytes(hash) : await this.#thumbnails.get(hash, size);
    answer.contentType(MediaType.parseMediaType(size === undefined ? contentType : THUMBNAIL_TYPE));
    return answer.body(await partOrWhole(bytes, request, eTag, lastModified));
  }

  async #presentPicture(name: string): Promise<Picture | string> {
    try {
      return await this.#store.get(name);
    } catch (error) {
      const presentName = error instanceof PictureNotFoundException && (await this.#store.presentName(name));
      if (presentName) return presentName;
      throw error;
    }
  }
}

/** The picture has another name: who has this URL finds it, and comes back here next time. */
function movedTo(name: string, { queryString, contextPath }: HttpServletRequest): ResponseEntity {
  const query = queryString === undefined ? '' : `?${queryString}`;
  return ResponseEntity.status(307)
    .location(`${contextPath}${pictureUrl(name)}${query}`)
    .cacheControl(CacheControl.noCache())
    .build();
}

/** A resource, of which parts may be asked for; its bytes where the parts that are asked for are those of another picture. RFC 9110 section 13.1.5. */
async function partOrWhole(
  resource: AbstractResource,
  request: HttpServletRequest,
  eTag: string,
  lastModified: number,
): Promise<AbstractResource | Uint8Array> {
  const condition = request.getHeader('If-Range');
  const isSame = condition === undefined || condition === eTag || condition === formatHttpDate(lastModified);
  return isSame ? resource : resource.readBytes();
}

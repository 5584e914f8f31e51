import { Readable } from 'node:stream';
import { AbstractResource, ByteArrayResource, FileSystemResource, InputStreamResource } from '@vernal/core';
import {
  Charset,
  ContentDisposition,
  GetMapping,
  MediaType,
  PostMapping,
  RequestMapping,
  RequestParam,
  ResourceUrlProvider,
  ResponseEntity,
  RestController,
} from '@vernal/web';
import { FixedFiles } from './fixed-files.js';

const LETTERS = Buffer.from('abcdefghijklmnopqrstuvwxyz');

/** Handlers that return a resource: ranges work for them, too. */
@RestController()
@RequestMapping('/static-body')
export class ResourceBodyController {
  readonly #urls: ResourceUrlProvider;

  constructor(urls: ResourceUrlProvider) {
    this.#urls = urls;
  }

  @GetMapping({ path: '/file', produces: 'application/json' })
  file(): AbstractResource {
    return new FileSystemResource(FixedFiles.file('public/data.json'));
  }

  @GetMapping({ path: '/typed', produces: 'text/plain' })
  typed(): AbstractResource {
    return new ByteArrayResource(LETTERS);
  }

  @GetMapping('/entity')
  entity(): ResponseEntity<AbstractResource> {
    return ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).eTag('letters').body(new ByteArrayResource(LETTERS));
  }

  /** Another status than 200: ranges are not considered. */
  @GetMapping('/created')
  created(): ResponseEntity<AbstractResource> {
    return ResponseEntity.status(201).contentType(MediaType.TEXT_PLAIN).body(new ByteArrayResource(LETTERS));
  }

  @GetMapping('/download')
  download(@RequestParam('name') name: string): ResponseEntity<AbstractResource> {
    const disposition = ContentDisposition.attachment().filename(name, Charset.UTF_8).build();
    return ResponseEntity.ok()
      .contentType(MediaType.APPLICATION_PDF)
      .header('Content-Disposition', disposition.toString())
      .body(new ByteArrayResource(LETTERS));
  }

  /** A stream can be read only once, so it has no ranges. */
  @GetMapping('/stream')
  stream(): ResponseEntity<AbstractResource> {
    const resource = new InputStreamResource(() => Readable.from([LETTERS]));
    return ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body(resource);
  }

  @PostMapping('/typed')
  posted(): ResponseEntity<AbstractResource> {
    return ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body(new ByteArrayResource(LETTERS));
  }

  /** The public URL of a file, with its version if it has one; "none" if no resource handler serves it. */
  @GetMapping('/url')
  async url(@RequestParam('path') path: string): Promise<string> {
    return (await this.#urls.getForLookupPath(path)) ?? 'none';
  }
}

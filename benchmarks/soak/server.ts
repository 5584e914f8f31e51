// node --expose-gc dist/server.js --folder=<for uploads> --file=<to be downloaded>: the application that soak.mjs asks.
import { Readable } from 'node:stream';
import { Component, Configuration, FileSystemResource, Import, Value } from '@vernal/core';
import {
  DeferredResult,
  GetMapping,
  type InterceptorRegistry,
  MultipartFile,
  PostMapping,
  RequestParam,
  RestController,
  SseEmitter,
  StreamingResponseBody,
  VernalApplication,
  type WebMvcConfigurer,
} from '@vernal/web';
import { type Leftovers, RequestTrack } from './leftovers.js';

const CHUNK = Buffer.alloc(16_384, 'x');

@Component()
class Track extends RequestTrack {}

@RestController()
class SoakController {
  readonly #track: Track;
  readonly #folder: string;
  readonly #file: string;

  constructor(track: Track, @Value('${folder}') folder: string, @Value('${file}') file: string) {
    this.#track = track;
    this.#folder = folder;
    this.#file = file;
  }

  @GetMapping('/leftovers')
  leftovers(): Promise<Leftovers> {
    return this.#track.leftovers(this.#folder);
  }

  @PostMapping('/upload')
  upload(@RequestParam() file: MultipartFile): object {
    return { size: file.size };
  }

  @PostMapping('/body')
  async body(body: Readable): Promise<object> {
    let size = 0;
    for await (const chunk of body) size += (chunk as Buffer).length;
    return { size };
  }

  @GetMapping('/stream')
  stream(): StreamingResponseBody {
    return new StreamingResponseBody(async (output, signal) => {
      while (!signal.aborted) await output.write(CHUNK);
    });
  }

  @GetMapping('/sequence')
  async *sequence(): AsyncGenerator<string> {
    for (;;) {
      yield 'line';
      await new Promise(setImmediate);
    }
  }

  @GetMapping('/events')
  async events(): Promise<SseEmitter> {
    const emitter = new SseEmitter(0);
    await emitter.send('begun');
    return emitter;
  }

  @GetMapping('/deferred')
  deferred(): DeferredResult<string> {
    return new DeferredResult<string>(0);
  }

  @GetMapping('/promise')
  promise(signal: AbortSignal): Promise<string> {
    return new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('gone'))));
  }

  @GetMapping('/file')
  file(): FileSystemResource {
    return new FileSystemResource(this.#file);
  }
}

@Configuration()
@Import(Track, SoakController)
class SoakConfig implements WebMvcConfigurer {
  constructor(private readonly track: Track) {}

  addInterceptors(registry: InterceptorRegistry): void {
    registry.addInterceptor(this.track);
  }
}

const args = process.argv.slice(2);
const folder = args.find((arg) => arg.startsWith('--folder='))?.slice('--folder='.length) ?? '';
const app = await VernalApplication.run(SoakConfig, {
  port: 0,
  host: '127.0.0.1',
  args,
  configLocations: [],
  multipart: { location: folder, maxFileSize: -1, maxRequestSize: -1, fileSizeThreshold: 0 },
});
console.log(`listening ${app.port}`);

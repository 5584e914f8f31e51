import {
  ExceptionHandler,
  GetMapping,
  HttpStatus,
  MediaType,
  RequestMapping,
  ResponseBodyEmitter,
  ResponseEntity,
  ResponseStatus,
  RestController,
  SseEmitter,
  StreamingResponseBody,
} from '@vernal/web';
import { Rejected } from '../support/rejected.js';
import { Item } from './item.js';
import { later } from './later.js';

/** Answers that are written piece by piece. */
@RestController()
@RequestMapping('/async/stream')
export class StreamController {
  @GetMapping('/body')
  body(): StreamingResponseBody {
    return new StreamingResponseBody(async (output) => {
      await output.write('one ');
      await output.flush();
      await output.write('two');
    });
  }

  @GetMapping('/body-entity')
  bodyEntity(): ResponseEntity<StreamingResponseBody> {
    return ResponseEntity.status(203)
      .contentType(MediaType.TEXT_PLAIN)
      .header('X-Stream', 'yes')
      .body(new StreamingResponseBody((output) => output.write('entity')));
  }

  @GetMapping('/body-empty-entity')
  bodyEmptyEntity(): ResponseEntity<StreamingResponseBody> {
    return ResponseEntity.status(404).build();
  }

  /** Fails before anything was written. */
  @GetMapping('/body-reject')
  bodyReject(): StreamingResponseBody {
    return new StreamingResponseBody(() => {
      throw new Rejected('stream');
    });
  }

  /** Objects of different kinds; each is written by the converter for it. */
  @GetMapping('/emitter')
  emitter(): ResponseBodyEmitter {
    const emitter = new ResponseBodyEmitter();
    later(async () => {
      await emitter.send('text ');
      await emitter.send(new Item(1, 'one'), MediaType.APPLICATION_JSON);
      await emitter.send(' end', MediaType.TEXT_PLAIN);
      emitter.complete();
    });
    return emitter;
  }

  /** One JSON object on each line. */
  @GetMapping('/lines')
  lines(): ResponseEntity<ResponseBodyEmitter> {
    const emitter = new ResponseBodyEmitter();
    later(async () => {
      for (let number = 1; number <= 3; number++) {
        await emitter.send(new Item(number, 'line'), MediaType.APPLICATION_JSON);
        await emitter.send('\n', MediaType.TEXT_PLAIN);
      }
      emitter.complete();
    });
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_NDJSON).header('X-Lines', '3').body(emitter);
  }

  /** What is sent before the method returns is kept and written afterwards. */
  @GetMapping('/emitter-early')
  async emitterEarly(): Promise<ResponseBodyEmitter> {
    const emitter = new ResponseBodyEmitter();
    await emitter.send('early');
    emitter.complete();
    return emitter;
  }

  @GetMapping('/emitter-reject')
  emitterReject(): ResponseBodyEmitter {
    const emitter = new ResponseBodyEmitter();
    emitter.completeWithError(new Rejected('emitter'));
    return emitter;
  }

  /** Events with every field, with several lines, with objects. */
  @GetMapping('/events')
  events(): SseEmitter {
    return sending(async (emitter) => {
      await emitter.send('plain');
      await emitter.send(
        SseEmitter.event().id('1').name('greeting').comment('a comment').reconnectTime(3000).data('hello'),
      );
      await emitter.send(SseEmitter.event().data('two\nlines'));
      await emitter.send(SseEmitter.event().name('item').data(new Item(5, 'five'), MediaType.APPLICATION_JSON));
      await emitter.send(SseEmitter.event().data('a').data('b'));
    });
  }

  @GetMapping('/events-comment')
  eventsComment(): SseEmitter {
    return sending(async (emitter) => {
      await emitter.send(SseEmitter.event().comment('only a comment'));
      await emitter.send(SseEmitter.event().id('9').data(''));
    });
  }

  @GetMapping('/events-json')
  eventsJson(): SseEmitter {
    return sending(async (emitter) => {
      await emitter.send(new Item(6, 'six'));
      await emitter.send('typed text', MediaType.TEXT_PLAIN);
      await emitter.send(SseEmitter.event().name('number').data(42, MediaType.APPLICATION_JSON));
    });
  }

  @GetMapping('/events-entity')
  eventsEntity(): ResponseEntity<SseEmitter> {
    const emitter = sending((it) => it.send(SseEmitter.event().data('with headers')));
    return ResponseEntity.ok().header('X-Accel-Buffering', 'no').header('Cache-Control', 'no-cache').body(emitter);
  }

  /** A prepared set of pieces, as an event builder makes them. */
  @GetMapping('/events-built')
  eventsBuilt(): SseEmitter {
    return sending((emitter) => emitter.sendAll(SseEmitter.event().name('built').id('b-1').data('x\ny').build()));
  }

  /** Ends by timeout after one event: what was sent is a complete answer. */
  @GetMapping('/events-timeout')
  async eventsTimeout(): Promise<SseEmitter> {
    const emitter = new SseEmitter(200);
    emitter.onTimeout(() => emitter.complete());
    await emitter.send('before the timeout');
    return emitter;
  }

  /** Fails before the first event. */
  @GetMapping('/events-reject')
  eventsReject(): SseEmitter {
    const emitter = new SseEmitter();
    emitter.completeWithError(new Rejected('events'));
    return emitter;
  }

  /** No emitter: nothing is streamed. */
  @GetMapping('/events-none')
  eventsNone(): ResponseEntity<SseEmitter> {
    return ResponseEntity.noContent().build();
  }

  @ExceptionHandler()
  @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
  rejected(failure: Rejected): string {
    return `rejected: ${failure.message}`;
  }
}

/** An emitter that sends a little later, and then is complete. */
function sending(send: (emitter: SseEmitter) => unknown): SseEmitter {
  const emitter = new SseEmitter();
  later(async () => {
    await send(emitter);
    emitter.complete();
  });
  return emitter;
}

import { once } from 'node:events';
import { PreDestroy } from '@vernal/core';
import { RestController } from '../decorators/controller.js';
import { GetMapping } from '../decorators/request-mapping.js';
import { SseEmitter } from '../method/async/sse-emitter.js';
import { HttpSession } from '../servlet/http-session.js';
import { VernalApplication } from './vernal-application.js';

@RestController()
class WorkerController {
  @GetMapping('/pid')
  pid(): object {
    return { pid: process.pid };
  }

  @GetMapping('/slow')
  async slow(): Promise<object> {
    const finish = once(process, 'SIGUSR2');
    console.log(`slow begins ${process.pid}`);
    await finish;
    return { slow: process.pid };
  }

  @GetMapping('/events')
  async events(): Promise<SseEmitter> {
    const emitter = new SseEmitter(0);
    await emitter.send('begun');
    return emitter;
  }

  @GetMapping('/session')
  session(session: HttpSession): object {
    session.setAttribute('a', 1);
    return {};
  }

  @GetMapping('/crash')
  crash(): void {
    process.exit(3);
  }

  @PreDestroy()
  leave(): void {
    console.log(`destroyed ${process.pid}`);
  }
}

/** Starts the application of this process, or of its workers. */
export async function serveInWorkers(workers: number, port: number): Promise<void> {
  const app = await VernalApplication.run(WorkerController, {
    host: '127.0.0.1',
    port,
    configLocations: [],
    properties: { 'server.workers': workers, 'vernal.lifecycle.timeout-per-shutdown-phase': '1s' },
  });
  console.log(`listening ${process.pid} ${app.port}`);
}

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { Bean, Component, Configuration, Import, PreDestroy, Value } from '@vernal/core';
import request from 'supertest';
import { RestController } from '../decorators/controller.js';
import { GetMapping } from '../decorators/request-mapping.js';
import { SessionScope } from '../decorators/session-scope.js';
import { HttpSession } from '../servlet/http-session.js';
import { MapSessionRepository } from '../sessions/map-session-repository.js';
import { VernalApplication } from './vernal-application.js';

const events: string[] = [];

@Component()
class Work {
  readonly #orders = new EventEmitter();

  async run(): Promise<string> {
    const finish = once(this.#orders, 'finish');
    events.push('begins');
    await finish;
    events.push('ends');
    return 'done';
  }
  finish(): void {
    this.#orders.emit('finish');
  }
  @PreDestroy()
  leave(): void {
    events.push('destroyed');
  }
}

@Component()
@SessionScope()
class Visits {
  #count = 0;
  next(): number {
    return ++this.#count;
  }
}

@RestController()
@Import(Work, Visits)
class WorkController {
  readonly #work: Work;
  readonly #visits: Visits;
  readonly #greeting: string;

  constructor(work: Work, visits: Visits, @Value('${greeting:none}') greeting: string) {
    this.#work = work;
    this.#visits = visits;
    this.#greeting = greeting;
  }

  @GetMapping('/work')
  async work(): Promise<object> {
    return { work: await this.#work.run() };
  }
  @GetMapping('/session')
  session(session: HttpSession): object {
    return { isNew: session.isNew, visits: this.#visits.next() };
  }
  @GetMapping('/greeting')
  greeting(): object {
    return { greeting: this.#greeting };
  }
}

describe('VernalApplication, its life', () => {
  it('finishes requests before it destroys beans', async () => {
    events.length = 0;
    const app = await VernalApplication.run(WorkController, { port: 0, host: '127.0.0.1' });
    const answer = request(`http://127.0.0.1:${app.port}`)
      .get('/work')
      .then((it) => it.body);
    while (!events.includes('begins')) await setImmediate();
    const work = app.context.getBean(Work);
    const closed = app.close();
    while (app.port !== -1) await setImmediate();
    // were the request not waited for, the beans would be gone by then
    for (let turn = 0; turn < 20; turn++) await setImmediate();
    work.finish();
    await closed;
    assert.deepEqual(await answer, { work: 'done' });
    assert.deepEqual(events, ['begins', 'ends', 'destroyed']);
    assert.equal(app.port, -1);
  });

  it('answers 503 once it is closed, where another server still asks it', async () => {
    const app = await VernalApplication.run(WorkController, { listen: false });
    await request(app.listener).get('/greeting').expect(200);
    await app.close();
    await request(app.listener).get('/greeting').expect(503);
  });

  it('keeps sessions, and beans of a session, in memory', async () => {
    const app = await VernalApplication.run(WorkController, { listen: false });
    const http = request.agent(app.listener);
    await http.get('/session').expect({ isNew: true, visits: 1 });
    await http.get('/session').expect({ isNew: false, visits: 2 });
    await app.close();
  });

  it('keeps sessions in the repository that is a bean', async () => {
    const repository = new MapSessionRepository();
    @Configuration()
    class Sessions {
      @Bean()
      sessionRepository(): MapSessionRepository {
        return repository;
      }
    }
    const app = await VernalApplication.run([WorkController, Sessions], { listen: false });
    await request(app.listener).get('/session').expect(200);
    assert.equal(repository.size, 1);
    await app.close();
  });

  it('takes properties from the command line, the port too', async () => {
    const app = await VernalApplication.run(WorkController, {
      host: '127.0.0.1',
      args: ['--greeting=hi', '--server.port=0'],
    });
    await request(`http://127.0.0.1:${app.port}`).get('/greeting').expect({ greeting: 'hi' });
    await app.close();
  });

  it('closes at SIGTERM, and then lets the process end', async () => {
    const script = `
      import { VernalApplication } from ${JSON.stringify(new URL('./vernal-application.js', import.meta.url).href)};
      const app = await VernalApplication.run([], { port: 0, host: '127.0.0.1' });
      app.context.addApplicationListener({ onApplicationEvent: (event) => console.log(event.constructor.name) });
      console.log('ready');`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script]);
    const exit = once(child, 'exit');
    let output = '';
    for await (const chunk of child.stdout) {
      output += chunk;
      if (output.includes('ready') && !child.killed) child.kill('SIGTERM');
    }
    const [, signal] = await exit;
    assert.match(output, /ready\nContextClosedEvent/);
    assert.equal(signal, 'SIGTERM');
  });
});

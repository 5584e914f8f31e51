import { Bean, Component, Configuration, Import, Inject, Value } from '@vernal/core';
import { createClient } from 'redis';
import { Controller, RestController } from '../decorators/controller.js';
import { GetMapping, PostMapping } from '../decorators/request-mapping.js';
import { RequestParam } from '../decorators/request-param.js';
import { ResponseBody } from '../decorators/response-body.js';
import { Serializable } from '../decorators/serializable.js';
import { SessionAttributes } from '../decorators/session-attributes.js';
import { SessionScope } from '../decorators/session-scope.js';
import { Model } from '../method/model.js';
import { RedirectAttributes } from '../method/redirect-attributes.js';
import { HttpServletRequest } from '../servlet/http-servlet-request.js';
import { HttpSession } from '../servlet/http-session.js';
import { type RedisSessionClient, RedisSessionRepository } from '../sessions/redis-session-repository.js';
import { VernalApplication } from './vernal-application.js';

@Component()
@SessionScope()
@Serializable()
class Visits {
  count = 0;
  next(): number {
    this.count += 1;
    return this.count;
  }
}

@Serializable()
class Draft {
  constructor(readonly title: string) {}
}

@RestController()
@Import(Visits)
class SharedController {
  constructor(private readonly visits: Visits) {}

  @GetMapping('/visit')
  visit(): object {
    return { visits: this.visits.next() };
  }

  @PostMapping('/login')
  async login(session: HttpSession, request: HttpServletRequest): Promise<object> {
    session.setAttribute('user', 'ann');
    const old = session.id;
    return { changed: old !== (await request.changeSessionId()) };
  }

  @GetMapping('/user')
  user(session: HttpSession): object {
    return { user: session.getAttribute('user') ?? null };
  }

  @PostMapping('/logout')
  logout(session: HttpSession): object {
    session.invalidate();
    return {};
  }
}

@Controller()
@SessionAttributes({ types: [Draft] })
class RedirectingController {
  @PostMapping('/draft')
  draft(@RequestParam() title: string, model: Model): string {
    model.addAttribute('draft', new Draft(title));
    return 'redirect:/draft';
  }

  @GetMapping('/draft')
  @ResponseBody()
  read(model: Model): object {
    const draft = model.getAttribute('draft');
    return { title: draft instanceof Draft ? draft.title : null };
  }

  @PostMapping('/save')
  save(attributes: RedirectAttributes): string {
    attributes.addFlashAttribute('message', 'saved');
    return 'redirect:/shown';
  }

  @GetMapping('/shown')
  @ResponseBody()
  shown(model: Model): object {
    return { message: model.getAttribute('message') ?? null };
  }
}

@Configuration()
@Import(SharedController, RedirectingController)
class SharedSessions {
  @Bean()
  redis(@Value('${redis.socket}') path: string): Promise<object> {
    const client = createClient({ socket: { path, tls: false }, disableOfflineQueue: true });
    // without a listener the first broken connection would end the process
    return client.on('error', () => {}).connect();
  }

  @Bean()
  sessionRepository(@Inject('redis') client: RedisSessionClient): RedisSessionRepository {
    return new RedisSessionRepository(client);
  }
}

/** Starts one of the processes that share their sessions, and tells its port. */
export async function serveSharedSessions(redisSocket: string): Promise<void> {
  const app = await VernalApplication.run(SharedSessions, {
    port: 0,
    host: '127.0.0.1',
    properties: { 'redis.socket': redisSocket },
  });
  console.log(`port ${app.port}`);
}

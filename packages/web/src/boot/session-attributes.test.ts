import assert from 'node:assert/strict';
import { Integer, Property } from '@vernal/core';
import supertest from 'supertest';
import { Controller, RestController } from '../decorators/controller.js';
import { ExceptionHandler } from '../decorators/exception-handler.js';
import { ModelAttribute } from '../decorators/model-attribute.js';
import { GetMapping, PostMapping, RequestMapping } from '../decorators/request-mapping.js';
import { RequestParam } from '../decorators/request-param.js';
import { ResponseBody } from '../decorators/response-body.js';
import { SessionAttribute } from '../decorators/session-attribute.js';
import { SessionAttributes } from '../decorators/session-attributes.js';
import { HttpSessionRequiredException } from '../errors/http-session-required-exception.js';
import { Model } from '../method/model.js';
import { RedirectAttributes } from '../method/redirect-attributes.js';
import { SessionStatus } from '../method/session-status.js';
import { HttpSession } from '../servlet/http-session.js';
import { VernalApplication } from './vernal-application.js';

class Wizard {
  @Property(Integer)
  step = 1;

  @Property(String)
  name: string | null = null;
}

@Controller()
@RequestMapping('/wizard')
@SessionAttributes('wizard')
class WizardController {
  @GetMapping('/start')
  start(model: Model): string {
    model.addAttribute('wizard', new Wizard());
    return 'redirect:/wizard/next';
  }

  @PostMapping('/next')
  @ResponseBody()
  next(@ModelAttribute('wizard') wizard: Wizard): Wizard {
    wizard.step += 1;
    return wizard;
  }

  @PostMapping('/end')
  @ResponseBody()
  end(@ModelAttribute('wizard') wizard: Wizard, status: SessionStatus): Wizard {
    status.setComplete();
    return wizard;
  }
}

@RestController()
@SessionAttributes('wizard')
class EndedController {
  @GetMapping('/ended')
  ended(@ModelAttribute('wizard') wizard: Wizard): Wizard {
    return wizard;
  }

  @ExceptionHandler()
  startAgain(error: HttpSessionRequiredException): string {
    return `${error.expectedAttribute}: ${error.message}`;
  }
}

@RestController()
class SessionController {
  @GetMapping('/set')
  set(@RequestParam() value: string, session: HttpSession): string {
    session.setAttribute('value', value);
    return 'set';
  }

  @GetMapping('/get')
  get(@SessionAttribute() value: string): string {
    return value;
  }

  @GetMapping('/maybe')
  maybe(@SessionAttribute({ name: 'value', required: false }) value: string | undefined): object {
    return { value: value ?? 'none' };
  }
}

@Controller()
class RedirectController {
  @PostMapping('/save')
  save(attributes: RedirectAttributes): string {
    attributes.addAttribute('id', 7).addAttribute('q', 'a b').addFlashAttribute('message', 'saved');
    return 'redirect:/shown/{id}';
  }

  @GetMapping('/shown/{id}')
  @ResponseBody()
  shown(model: Model): object {
    return { message: model.getAttribute('message') ?? 'none' };
  }
}

describe('attributes of the session', () => {
  let app: VernalApplication;
  before(async () => {
    app = await VernalApplication.run([WizardController, EndedController, SessionController, RedirectController], {
      listen: false,
    });
  });
  after(() => app.close());

  it('keep an object of the model until it is done with', async () => {
    const client = supertest.agent(app.listener);
    await client.post('/wizard/next').expect(500);
    await client.get('/wizard/start').expect(302);
    await client.post('/wizard/next').type('form').send('name=Ann').expect(200, { step: 2, name: 'Ann' });
    await client.post('/wizard/next').expect(200, { step: 3, name: 'Ann' });
    await client.post('/wizard/end').expect(200, { step: 3, name: 'Ann' });
    await client.post('/wizard/next').expect(500);
  });

  it('that are missing are an exception of their own', async () => {
    const { text } = await supertest(app.listener).get('/ended').expect(200);
    assert.equal(text, "wizard: Expected session attribute 'wizard'");
  });

  it('are arguments', async () => {
    const client = supertest.agent(app.listener);
    await client.get('/get').expect(400);
    await client.get('/maybe').expect(200, { value: 'none' });
    await client.get('/set?value=v').expect(200);
    await client.get('/get').expect(200, 'v');
    await client.get('/maybe').expect(200, { value: 'v' });
  });

  it('pass a redirect and no further', async () => {
    const client = supertest.agent(app.listener);
    const { headers } = await client.post('/save').expect(302);
    const location = headers.location as string;
    assert.equal(location, '/shown/7?q=a+b');
    await client.get(location).expect(200, { message: 'saved' });
    await client.get(location).expect(200, { message: 'none' });
  });
});

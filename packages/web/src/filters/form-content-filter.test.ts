import { Charset } from '../http/charset.js';
import { hosting, say } from '../servlet/hosting.test.js';
import { FormContentFilter } from './form-content-filter.js';

function hostingForms(filter = new FormContentFilter()): ReturnType<typeof hosting> {
  return hosting(
    (request, response) => {
      const parameters = request.getParameterNames().map((name) => `${name}=${request.getParameterValues(name)}`);
      return say(response, `${parameters.join('&')} ${request.getParameter('x')}`);
    },
    (context) => void context.addFilter('forms', filter).addMappingForUrlPatterns(undefined, '/*'),
  );
}

describe('FormContentFilter', () => {
  for (const method of ['put', 'patch', 'delete'] as const) {
    it(`reads the form of ${method.toUpperCase()}`, async () => {
      const client = await hostingForms();
      await client[method]('/').type('form').send('x=1&y=a+b%C3%A9&x=2').expect('x=1,2&y=a bé 1');
    });
  }

  it('puts values of the query before those of the form', async () => {
    const client = await hostingForms();
    await client.put('/?x=0&z=9').type('form').send('x=1&y=2').expect('x=0,1&z=9&y=2 0');
  });

  it('reads a form by its charset, or by the one it is told', async () => {
    const client = await hostingForms(new FormContentFilter({ charset: Charset.ISO_8859_1 }));
    await client.put('/').type('form').send('x=%E9').expect('x=é é');
    await client
      .put('/')
      .set('Content-Type', 'application/x-www-form-urlencoded;charset=UTF-8')
      .send('x=%C3%A9')
      .expect('x=é é');
  });

  it('leaves other bodies and an empty form', async () => {
    const client = await hostingForms();
    await client.put('/?x=0').type('text/plain').send('x=1').expect('x=0 0');
    await client.put('/?x=0').set('Content-Type', 'none of these').send('x=1').expect('x=0 0');
    await client.put('/?x=0').type('form').send('').expect('x=0 0');
    await client.delete('/?x=0').expect('x=0 0');
  });

  it('uses the body up', async () => {
    const client = await hosting(
      async (request, response) => {
        const streamed = await request.getInputStream().toArray();
        const read = await request.readBody();
        return say(response, `${streamed.length} ${read.length}`);
      },
      (context) => void context.addFilter('forms', new FormContentFilter()).addMappingForUrlPatterns(undefined, '/*'),
    );
    await client.put('/').type('form').send('x=1').expect('0 0');
  });
});

import { hosting, say } from '../servlet/hosting.test.js';
import { HiddenHttpMethodFilter } from './hidden-http-method-filter.js';

function hostingHidden(filter = new HiddenHttpMethodFilter()): ReturnType<typeof hosting> {
  return hosting(
    (request, response) => say(response, `${request.method} ${request.getParameter('x')}`),
    (context) => void context.addFilter('hidden', filter).addMappingForUrlPatterns(undefined, '/*'),
  );
}

describe('HiddenHttpMethodFilter', () => {
  it('makes a POST what a parameter of the form or of the query says', async () => {
    const client = await hostingHidden();
    await client.post('/').type('form').send('_method=put&x=1').expect('PUT 1');
    await client.post('/?_method=DELETE&x=2').expect('DELETE 2');
    await client.post('/').type('form').send('_method=patch&_method=put').expect('PATCH undefined');
  });

  it('leaves other methods, other requests, and a POST that says nothing', async () => {
    const client = await hostingHidden();
    await client.post('/?_method=GET&x=1').expect('POST 1');
    await client.post('/?_method=&x=1').expect('POST 1');
    await client.get('/?_method=DELETE&x=1').expect('GET 1');
    await client.post('/').type('form').send('x=1').expect('POST 1');
  });

  it('looks for another parameter where it is told so', async () => {
    const client = await hostingHidden(new HiddenHttpMethodFilter({ methodParam: 'how' }));
    await client.post('/?how=put&x=1').expect('PUT 1');
    await client.post('/?_method=put&x=1').expect('POST 1');
  });
});

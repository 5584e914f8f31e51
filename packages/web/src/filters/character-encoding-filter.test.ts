import { hosting, say } from '../servlet/hosting.test.js';
import { CharacterEncodingFilter, type CharacterEncodingFilterOptions } from './character-encoding-filter.js';

function hostingEncoded(options?: CharacterEncodingFilterOptions): ReturnType<typeof hosting> {
  return hosting(
    async (request, response) => {
      await request.prepareParameters();
      return say(response, request.getParameter('x') ?? 'none');
    },
    (context) => {
      const filter = new CharacterEncodingFilter('ISO-8859-1', options);
      context.addFilter('encoding', filter).addMappingForUrlPatterns(undefined, '/*');
    },
  );
}

describe('CharacterEncodingFilter', () => {
  const form = 'application/x-www-form-urlencoded';

  it('says how a form is read that does not say it', async () => {
    const client = await hostingEncoded();
    await client.post('/').set('Content-Type', form).send('x=%E9').expect('Content-Type', 'text/plain').expect('é');
  });

  it('leaves a form that says it', async () => {
    const client = await hostingEncoded();
    await client.post('/').set('Content-Type', `${form};charset=UTF-8`).send('x=%C3%A9').expect('é');
  });

  it('takes the place of what the form says where it is told so', async () => {
    const client = await hostingEncoded({ forceRequestEncoding: true });
    await client.post('/').set('Content-Type', `${form};charset=UTF-8`).send('x=%E9').expect('é');
  });

  it('says how the answer is written where it is told so', async () => {
    const client = await hostingEncoded({ forceResponseEncoding: true });
    await client.get('/?x=a').expect('Content-Type', /^text\/plain; ?charset=ISO-8859-1$/i);
  });
});

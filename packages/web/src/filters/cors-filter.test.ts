import { CorsConfiguration } from '../cors/cors-configuration.js';
import { UrlBasedCorsConfigurationSource } from '../cors/url-based-cors-configuration-source.js';
import { hosting, say } from '../servlet/hosting.test.js';
import { CorsFilter } from './cors-filter.js';

function hostingCors(): ReturnType<typeof hosting> {
  const open = new CorsConfiguration({ allowedOrigins: ['https://a.example'], allowedMethods: ['*'] });
  const source = new UrlBasedCorsConfigurationSource();
  source.registerCorsConfiguration('/open/{x}', open).registerCorsConfiguration('/**', new CorsConfiguration());
  return hosting(
    (_, response) => say(response, 'ok'),
    (context) => {
      context.addFilter('cors', new CorsFilter(source)).addMappingForUrlPatterns(undefined, '/open/*', '/closed/*');
    },
  );
}

describe('CorsFilter', () => {
  it('lets requests of allowed origins pass, with headers', async () => {
    const client = await hostingCors();
    await client
      .get('/open/1')
      .set('Origin', 'https://a.example')
      .expect('Access-Control-Allow-Origin', 'https://a.example')
      .expect(200, 'ok');
  });

  it('answers preflight requests itself', async () => {
    const client = await hostingCors();
    await client
      .options('/open/1')
      .set('Origin', 'https://a.example')
      .set('Access-Control-Request-Method', 'PUT')
      .expect('Access-Control-Allow-Methods', 'PUT')
      .expect(200, '');
  });

  it('refuses other origins, by the first pattern that matches', async () => {
    const client = await hostingCors();
    await client.get('/open/1').set('Origin', 'https://b.example').expect(403, 'Invalid CORS request');
    await client.get('/closed/1').set('Origin', 'https://a.example').expect(403, 'Invalid CORS request');
  });

  it('lets requests pass that come from the same origin', async () => {
    const client = await hostingCors();
    await client.get('/open/1').expect(200, 'ok');
  });
});

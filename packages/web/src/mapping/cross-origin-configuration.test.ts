import assert from 'node:assert/strict';
import { corsConfigurationOf } from './cross-origin-configuration.js';

const asIs = (text: string) => text;

describe('corsConfigurationOf', () => {
  it('joins lists, and takes single values from the last that has one', () => {
    const joined = corsConfigurationOf(
      [
        { origins: 'https://class.example', exposedHeaders: 'X-Class', maxAge: 100, allowCredentials: true },
        { origins: ['https://method.example'], exposedHeaders: ['X-Method'], maxAge: 200 },
      ],
      asIs,
    );
    assert.deepEqual(joined.allowedOrigins, ['https://class.example', 'https://method.example']);
    assert.deepEqual(joined.exposedHeaders, ['X-Class', 'X-Method']);
    assert.deepEqual([joined.maxAge, joined.allowCredentials], [200, true]);
  });

  it('leaves what none of them says to the defaults', () => {
    const joined = corsConfigurationOf(
      [{ origins: 'https://a.example' }, { originPatterns: 'https://*.b.example' }],
      asIs,
    );
    const { allowedHeaders, maxAge } = joined.applyPermitDefaultValues();
    assert.deepEqual([allowedHeaders, maxAge], [['*'], 1800]);
  });

  it('resolves placeholders', () => {
    const joined = corsConfigurationOf([{ origins: '${o}' }], (text) => text.replace('${o}', 'https://o.example'));
    assert.deepEqual(joined.allowedOrigins, ['https://o.example']);
  });
});

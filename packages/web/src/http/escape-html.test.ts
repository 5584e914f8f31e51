import assert from 'node:assert/strict';
import { escapeHtml } from './escape-html.js';

describe('escapeHtml', () => {
  it('writes markup as entities, wherever it stands', () => {
    assert.equal(escapeHtml(`<a href="x">'&'</a>`), '&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;');
  });

  it('leaves other text as it is, and takes any value for its text', () => {
    assert.deepEqual(
      [escapeHtml('plain ä €'), escapeHtml(''), escapeHtml(7), escapeHtml(undefined)],
      ['plain ä €', '', '7', 'undefined'],
    );
  });
});

import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { View } from '../strategies/view.js';
import { EtaTemplates, EtaView } from './eta-view.js';
import { EtaViewResolver } from './eta-view-resolver.js';
import { rendering, resolving } from './rendering.test.js';
import { viewSuite } from './view.suite.js';
import { viewResolverSuite } from './view-resolver.suite.js';

describe('EtaViewResolver', () => {
  let views: string;
  before(async () => {
    views = await mkdtemp(join(tmpdir(), 'views-'));
    await mkdir(join(views, 'orders'));
    await writeFile(join(views, 'plain.eta'), '<%= it.word %> <%= it.id %>');
    await writeFile(join(views, 'layout.eta'), '<title><%= it.title %></title><main><%~ it.body %></main>');
    await writeFile(
      join(views, 'orders/list.eta'),
      "<% layout('/layout', { title: 'Orders' }) %><ul><% for (const one of it.orders) { %><li><%= one %></li><% } %></ul>",
    );
    await writeFile(join(views, 'raw.eta'), '<%~ it.word %>');
    await writeFile(join(views, 'part.eta'), "<%~ include('/plain', { word: it.word, id: 7 }) %>!");
    await writeFile(join(views, 'broken.eta'), '<%= it.a.b %>');
    await writeFile(join(views, '..', 'outside.eta'), 'outside');
  });
  after(async () => {
    await rm(views, { recursive: true });
    await rm(join(tmpdir(), 'outside.eta'));
  });

  const view = async (name: string, options = {}) =>
    (await resolving(new EtaViewResolver({ views, ...options }), name)) as View;

  viewResolverSuite({
    make: () => new EtaViewResolver({ views }),
    known: 'plain',
    unknown: 'nothing',
  });

  viewSuite(
    (attributes) => new EtaView(new EtaTemplates(views, true), 'plain', { attributes }),
    'text/html;charset=UTF-8',
  );

  it('escapes what it prints for HTML', async () => {
    const { text } = await rendering(await view('plain'), { word: `<script>"&'`, id: 1 });
    assert.equal(text, '&lt;script&gt;&quot;&amp;&#39; 1');
  });

  it('prints as it is only what the template says so', async () => {
    assert.equal((await rendering(await view('raw'), { word: '<b>' })).text, '<b>');
  });

  it('renders within a layout', async () => {
    const { text } = await rendering(await view('orders/list'), { orders: ['a', '<b>'] });
    assert.equal(text, '<title>Orders</title><main><ul><li>a</li><li>&lt;b&gt;</li></ul></main>');
  });

  it('includes other templates', async () => {
    assert.equal((await rendering(await view('part'), { word: 'w' })).text, 'w 7!');
  });

  it('puts prefix and suffix around the name', async () => {
    const { text } = await rendering(await view('list', { prefix: 'orders/' }), { orders: [] });
    assert.match(text, /<title>Orders/);
  });

  it('never leaves its folder', async () => {
    for (const name of ['../outside', '/../outside', 'orders/../../outside', `${tmpdir()}/outside`]) {
      assert.equal(await view(name), undefined, name);
    }
  });

  it('answers nothing of a template that fails, and names it', async () => {
    const { status, text } = await rendering(await view('broken'), { word: 'x' });
    assert.equal(status, 500);
    assert.match(text, /The template 'broken' failed: TypeError/);
  });

  it('reads templates anew where they are not to be kept', async () => {
    const changing = join(views, 'changing.eta');
    await writeFile(changing, 'one');
    const fresh = await view('changing', { cache: false });
    assert.equal((await rendering(fresh)).text, 'one');
    await writeFile(changing, 'two');
    assert.equal((await rendering(fresh)).text, 'two');
  });
});

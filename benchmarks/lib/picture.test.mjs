import assert from 'node:assert/strict';
import { picture } from './picture.mjs';

const even = (median) => ({ median, q1: median, q3: median });
const report = {
  date: '2026-01-02T03:04:05.000Z',
  machine: {
    cpu: 'A <fast> CPU',
    cores: 2,
    memoryGiB: 4,
    system: 'linux',
    node: '20.20.2',
    generator: 'wrk, 64 connections',
    load: 0.5,
  },
  versions: { '@vernal/web': '0.1.0', fastify: '5.12.8', rxjs: '7.8.2' },
  settings: { rounds: 3, seconds: 1, requests: 1000 },
  scenarios: {
    hello: { raw: { ratio: even(1), noise: 0.05 }, vernal: { ratio: even(0.9) }, fastify: { ratio: even(0.7) } },
  },
  start: { hello: { vernal: { millis: even(200) }, 'spring-boot': { millis: even(3000) } } },
  memory: {
    vernal: [
      { requests: 0, MiB: 60 },
      { requests: 1000, MiB: 80 },
    ],
  },
};

describe('picture', () => {
  const svg = picture(report);

  it('has a bar for each app but raw, which is a line, and for each start', () => {
    assert.equal(svg.match(/<rect class="bar/g).length, 4);
    assert.equal(svg.match(/<path class="raw"/g).length, 1);
  });

  it('draws values to scale, from zero', () => {
    const [vernal, fastify] = [...svg.matchAll(/<rect class="bar[^>]* width="([\d.]+)"/g)].map(([, width]) => +width);
    assert.ok(Math.abs(fastify / vernal - 0.7 / 0.9) < 0.01);
  });

  it('breaks a bar that is too long for the others', () => {
    assert.equal(svg.match(/<path class="gap"/g).length, 1);
  });

  it('has a line for the memory of each app', () => {
    assert.equal(svg.match(/<path class="line/g).length, 1);
  });

  it('tells the machine, the versions of what is measured, and the noise', () => {
    for (const text of ['A &lt;fast&gt; CPU', 'Node.js 20.20.2', 'fastify 5.12.8', '3 rounds of 1 s', '5 %']) {
      assert.ok(svg.includes(text), text);
    }
    assert.ok(!svg.includes('rxjs'));
  });
});

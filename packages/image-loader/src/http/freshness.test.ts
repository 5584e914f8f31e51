import assert from 'node:assert/strict';
import { currentAge, explicitLifetime, isExplicitlyFresh } from './freshness.js';
import { formatHttpDate } from './http-date.js';
import { ResponseMetadata } from './response-metadata.js';

describe('freshness', () => {
  const now = Date.UTC(2030, 0, 1);
  const response = (headers: Record<string, string>, at = now) =>
    new ResponseMetadata('http://a/', 200, new Headers(headers), at, at);
  const date = (seconds: number) => formatHttpDate(now + seconds * 1000);

  it('takes max-age before Expires, and a wrong Expires for the past', () => {
    assert.equal(explicitLifetime(response({ 'cache-control': 'max-age=5', expires: date(60), date: date(0) })), 5000);
    assert.equal(explicitLifetime(response({ expires: date(60), date: date(0) })), 60_000);
    assert.equal(explicitLifetime(response({ expires: '0' })), 0);
    assert.equal(explicitLifetime(response({ expires: date(-60) })), 0);
    assert.equal(explicitLifetime(response({ 'last-modified': date(-1000) })), undefined);
  });

  it('counts the age from what the answer says of it', () => {
    assert.equal(currentAge(response({}), now + 1000), 1000);
    assert.equal(currentAge(response({ age: '10' }), now), 10_000);
    assert.equal(currentAge(response({ age: '10, 20' }), now), 10_000);
    assert.equal(currentAge(response({ age: '-3' }), now), 0);
    assert.equal(currentAge(response({ date: date(-30) }), now), 30_000);
    assert.equal(currentAge(new ResponseMetadata('http://a/', 200, new Headers(), now - 500, now), now), 500);
  });

  it('calls fresh only what the origin says is', () => {
    assert.equal(isExplicitlyFresh(response({ 'cache-control': 'max-age=60' }), now + 59_000), true);
    assert.equal(isExplicitlyFresh(response({ 'cache-control': 'max-age=60' }), now + 60_000), false);
    assert.equal(isExplicitlyFresh(response({ 'cache-control': 'max-age=60, no-cache' }), now), false);
    assert.equal(isExplicitlyFresh(response({ 'last-modified': date(-1e6) }), now), false);
  });
});

describe('ResponseMetadata', () => {
  const now = 1000;
  const of = (headers: [string, string][]) => new ResponseMetadata('http://a/', 200, new Headers(headers), now, now);

  it('is stored without the fields of the connection and without cookies', () => {
    const stored = of([
      ['etag', '"1"'],
      ['connection', 'x-hop'],
      ['x-hop', '1'],
      ['keep-alive', '5'],
      ['transfer-encoding', 'chunked'],
      ['set-cookie', 'a=1'],
    ]).toStored();
    assert.deepEqual(stored.headers, [['etag', '"1"']]);
    assert.deepEqual(of([['set-cookie', 'a=1']]).toStored({ keepsCookies: true }).headers, [['set-cookie', 'a=1']]);
    assert.equal(ResponseMetadata.from(stored).etag, '"1"');
  });

  it('is renewed by what a 304 says, save what describes the body', () => {
    const known = of([
      ['etag', '"1"'],
      ['content-length', '10'],
      ['age', '5'],
      ['x-own', 'a'],
    ]);
    const renewed = known.renewedBy(
      of([
        ['x-own', 'b'],
        ['content-length', '0'],
        ['date', 'd'],
        ['connection', 'close'],
      ]),
    );
    assert.deepEqual(
      [...renewed.headers],
      [
        ['content-length', '10'],
        ['date', 'd'],
        ['etag', '"1"'],
        ['x-own', 'b'],
      ],
    );
  });

  it('says the same after a 304 that has nothing new but its date', () => {
    const known = of([
      ['age', '5'],
      ['date', 'd1'],
      ['etag', '"1"'],
    ]);
    const first = known.renewedBy(
      of([
        ['date', 'd2'],
        ['etag', '"1"'],
      ]),
    );
    const second = first.renewedBy(of([['etag', '"1"']]));
    for (const renewed of [first, second]) {
      assert.equal(renewed.saysTheSameAs(known), true);
      assert.equal(renewed.field('age'), null);
      assert.deepEqual(
        [...renewed.headers],
        [
          ['date', 'd2'],
          ['etag', '"1"'],
        ],
      );
    }
    assert.equal(known.field('date'), 'd1');
  });

  it('says something else after a 304 that has anything new, with what an earlier one said of its moment', () => {
    const known = of([
      ['date', 'd1'],
      ['etag', '"1"'],
    ]);
    const renewed = known.renewedBy(of([['date', 'd2']])).renewedBy(of([['cache-control', 'max-age=1']]));
    assert.equal(renewed.saysTheSameAs(known), false);
    assert.deepEqual(
      [...renewed.headers],
      [
        ['cache-control', 'max-age=1'],
        ['date', 'd2'],
        ['etag', '"1"'],
      ],
    );
  });
});

import assert from 'node:assert/strict';
import { Integer, Property, TypeDescriptor } from '@vernal/core';
import fc from 'fast-check';
import { JsonView } from '../decorators/json-view.js';
import { HttpHeaders } from '../http/http-headers.js';
import { MediaType } from '../http/media-type.js';
import { ProblemDetail } from '../http/problem-detail.js';
import { HttpMessageNotReadableException, HttpMessageNotWritableException } from './http-message-exceptions.js';
import { XmlHttpMessageConverter } from './xml-http-message-converter.js';

class Line {
  @Property(String) sku: string | null = null;
  @Property(Integer) quantity = 1;
}

abstract class Summary {}

class Order {
  @JsonView(Summary) @Property(String) customer: string | null = null;
  @Property({ of: Line }) lines: Line[] = [];
  @Property({ of: String }) tags = new Set<string>();
  @Property({ key: String, of: Integer }) counts = new Map<string, number>();
  @Property(Date) at: Date | null = null;
  @Property(Boolean) paid = false;
  @Property(Object) extra: unknown = undefined;
}

const converter = new XmlHttpMessageConverter();

function read(text: string | Uint8Array, type: TypeDescriptor = TypeDescriptor.valueOf(Order), contentType?: string) {
  const headers = new HttpHeaders();
  if (contentType) headers.set('Content-Type', contentType);
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  return converter.read(type, { headers, readBody: () => bytes } as never) as Order;
}

function write(value: unknown, views?: (typeof Summary)[]): string {
  let written = '';
  const message = {
    setDefaultContentType() {},
    write(text: string) {
      written = text;
    },
  };
  void converter.write(value, undefined, undefined, message as never, views && { jsonViews: views as never });
  return written;
}

describe('XmlHttpMessageConverter', () => {
  it('reads objects: lists in an element, attributes as properties, texts as their types', () => {
    const order = read(`<?xml version="1.0"?>
      <anything customer="Ann">
        <lines><line><sku>a&amp;b</sku><quantity>2</quantity></line><lines quantity="3"/></lines>
        <tags><tag>x</tag><tag><![CDATA[<y>]]></tag></tags>
        <counts><one>1</one></counts>
        <at>2026-01-31T12:00:00Z</at>
        <paid>true</paid>
        <unknown><deep/></unknown>
        <extra><a>1</a><b>2</b><b>3</b></extra>
      </anything>`);
    assert.ok(order instanceof Order);
    assert.equal(order.customer, 'Ann');
    assert.deepEqual(
      order.lines.map((line) => [line instanceof Line, line.sku, line.quantity]),
      [
        [true, 'a&b', 2],
        [true, null, 3],
      ],
    );
    assert.deepEqual(order.tags, new Set(['x', '<y>']));
    assert.deepEqual(order.counts, new Map([['one', 1]]));
    assert.deepEqual([order.at?.getTime(), order.paid], [Date.UTC(2026, 0, 31, 12), true]);
    assert.deepEqual(order.extra, { a: '1', b: ['2', '3'] });
  });

  it('reads an empty element as what is empty, and xsi:nil as null', () => {
    const order = read(
      '<o xmlns:x="http://www.w3.org/2001/XMLSchema-instance"><customer/><lines/><paid/><at x:nil="true"/><extra x:nil="true"/></o>',
    );
    assert.deepEqual([order.customer, order.lines, order.paid, order.at, order.extra], ['', [], false, null, null]);
    assert.ok(read('<o/>') instanceof Order);
  });

  it('reads namespaces, prefixes apart', () => {
    assert.equal(read('<p:o xmlns:p="urn:p"><p:customer>Ann</p:customer></p:o>').customer, 'Ann');
  });

  it('writes objects, lists and maps', () => {
    const order = new Order();
    order.customer = 'A & <B>';
    order.lines = [Object.assign(new Line(), { sku: 's' })];
    order.tags = new Set(['x']);
    order.counts = new Map([['one', 1]]);
    order.at = new Date(0);
    assert.equal(
      write(order),
      '<Order><customer>A &amp; &lt;B&gt;</customer><lines><lines><sku>s</sku><quantity>1</quantity></lines></lines>' +
        '<tags><tags>x</tags></tags><counts><one>1</one></counts><at>1970-01-01T00:00:00.000Z</at><paid>false</paid></Order>',
    );
    assert.equal(write([1, null]), '<List><item>1</item><item/></List>');
    assert.equal(
      write({ a: [[1], [2]], big: 2n ** 53n }),
      '<Map><a><a><item>1</item></a><a><item>2</item></a></a><big>9007199254740992</big></Map>',
    );
  });

  it('writes problem details as RFC 9457 has them', () => {
    const problem = ProblemDetail.forStatusAndDetail(404, 'gone');
    problem.setProperty('id', 7);
    assert.equal(
      write(problem),
      '<problem xmlns="urn:ietf:rfc:7807"><type>about:blank</type><title>Not Found</title><status>404</status><detail>gone</detail><id>7</id></problem>',
    );
    assert.deepEqual(converter.getSupportedMediaTypes(ProblemDetail as never), [MediaType.APPLICATION_PROBLEM_XML]);
  });

  it('keeps to @JsonView', () => {
    assert.equal(
      write(Object.assign(new Order(), { customer: 'Ann' }), [Summary]),
      '<Order><customer>Ann</customer></Order>',
    );
  });

  it('reads back what it has written', () => {
    fc.assert(
      fc.property(
        fc.record({
          customer: fc.string({ unit: 'binary' }),
          lines: fc.array(fc.record({ sku: fc.string(), quantity: fc.integer({ min: -5, max: 5 }) })),
        }),
        ({ customer, lines }) => {
          const order = Object.assign(new Order(), {
            customer,
            lines: lines.map((line) => Object.assign(new Line(), line)),
          });
          let text: string;
          try {
            text = write(order);
          } catch (error) {
            assert.ok(error instanceof HttpMessageNotWritableException);
            assert.match(error.message, /XML has no form for/);
            return;
          }
          const back = read(text);
          assert.equal(back.customer, customer);
          assert.deepEqual(back.lines, order.lines);
        },
      ),
    );
  });

  it('reads charsets: of the content type, of the declaration, of the byte order mark', () => {
    const declared = '<?xml version="1.0" encoding="ISO-8859-1"?><o><customer>é</customer></o>';
    assert.equal(read(Buffer.from(declared, 'latin1')).customer, 'é');
    const plain = '<o><customer>é</customer></o>';
    assert.equal(read(Buffer.from(plain, 'latin1'), undefined, 'application/xml;charset=ISO-8859-1').customer, 'é');
    assert.equal(read(Buffer.from(`\ufeff${plain}`, 'utf16le')).customer, 'é');
    assert.throws(() => read(Buffer.from(plain, 'latin1')), HttpMessageNotReadableException);
  });

  it('refuses what is not well-formed, and names the place', () => {
    for (const text of [
      '',
      'x',
      '<a>',
      '<a></b>',
      '<a/><b/>',
      '<a>&</a>',
      '<a>&nbsp;</a>',
      '<a x=1/>',
      '<a>\0</a>',
      '<p:a/>',
    ]) {
      assert.throws(
        () => read(text),
        (error) => error instanceof HttpMessageNotReadableException && /\d+:\d+: /.test(error.message),
        text,
      );
    }
  });

  it('refuses document types and elements nested beyond measure', () => {
    const bomb = '<!DOCTYPE o [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><o>&b;</o>';
    assert.throws(() => read(bomb), /a document type is not taken/);
    assert.throws(() => read('<!DOCTYPE o SYSTEM "file:///etc/passwd"><o/>'), /a document type is not taken/);
    assert.throws(() => read('<a>'.repeat(100_000)), /nested deeper than 1000 elements/);
  });

  it('names the property of a value of the wrong kind', () => {
    assert.throws(() => read('<o><lines><l/><l><quantity>many</quantity></l></lines></o>'), /\$\.lines\[1\]\.quantity/);
    assert.throws(() => read('<o><lines>text</lines></o>'), /\$\.lines/);
    assert.throws(() => read('<o><paid><deep/></paid></o>'), /\$\.paid/);
  });

  it('changes no prototype', () => {
    read('<o><__proto__><polluted>1</polluted></__proto__><counts><__proto__>1</__proto__></counts></o>');
    const raw = read('<o><extra><__proto__><polluted>1</polluted></__proto__></extra></o>').extra as object;
    assert.deepEqual(Object.keys(raw), ['__proto__']);
    assert.equal('polluted' in {}, false);
    assert.equal('polluted' in raw, false);
  });

  it('refuses to write names that no element can have', () => {
    assert.throws(() => write({ 'a b': 1 }), HttpMessageNotWritableException);
    assert.throws(() => write({ '<script>': 1 }), HttpMessageNotWritableException);
  });
});

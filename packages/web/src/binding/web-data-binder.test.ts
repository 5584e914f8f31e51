import assert from 'node:assert/strict';
import { Integer, Property } from '@vernal/core';
import { BindParam, bindParamName } from './bind-param.js';
import { type HeaderSource, isBindableHeader, ServletRequestDataBinder } from './servlet-request-data-binder.js';

class Form {
  name = '';
  active = false;
  @Property(Integer)
  age: number | null = null;
  @Property({ of: String })
  tags: string[] | null = null;
  @Property({ type: Map, of: String })
  notes: Map<string, string> | null = null;
  requestId = '';
  file: unknown = null;
}

class Booking {
  constructor(
    @Property(String) readonly title: string | undefined,
    @BindParam('seat-count') @Property(Integer) readonly seats: number | undefined,
    @Property({ type: Boolean, nullable: false }) readonly confirmed: boolean,
  ) {}
}

function requestOf(
  values: Readonly<Record<string, string | readonly string[]>>,
  headers: Readonly<Record<string, string>> = {},
): HeaderSource {
  const parameters = new Map(Object.entries(values).map(([name, value]) => [name, [value].flat()]));
  return {
    getParameterNames: () => parameters.keys(),
    getParameterValues: (name) => parameters.get(name),
    getHeaderNames: () => Object.keys(headers),
    getHeaders: (name) => [headers[name] ?? ''],
  };
}

function bound(
  values: Readonly<Record<string, string | readonly string[]>>,
  prepare?: (binder: ServletRequestDataBinder) => void,
): Form {
  const form = new Form();
  const binder = new ServletRequestDataBinder(form, 'form');
  prepare?.(binder);
  binder.bindRequest(requestOf(values));
  return form;
}

describe('WebDataBinder', () => {
  it('empties a field that the form showed and nothing came for', () => {
    const form = Object.assign(new Form(), { active: true, name: 'a', tags: ['a'] });
    new ServletRequestDataBinder(form).bindRequest(requestOf({ _active: 'on', _tags: '', _notes: '', _nope: '' }));
    assert.deepEqual([form.active, form.name, form.tags, form.notes], [false, 'a', [], new Map()]);
  });

  it('prefers a value to its default, and the default to a marker', () => {
    assert.equal(bound({ '!name': 'd', name: 'v' }).name, 'v');
    assert.equal(bound({ '!active': 'true', _active: 'on' }).active, true);
  });

  it('knows other prefixes, or none', () => {
    assert.equal(bound({ '?name': 'd' }, (binder) => binder.setFieldDefaultPrefix('?')).name, 'd');
    assert.equal(bound({ '!name': 'd' }, (binder) => binder.setFieldDefaultPrefix(undefined)).name, '');
  });

  it('takes name[] for name', () => {
    assert.deepEqual(bound({ 'tags[]': ['a', 'b'] }).tags, ['a', 'b']);
  });

  it('sets no default for a field that is not allowed', () => {
    assert.equal(bound({ '!name': 'd' }, (binder) => binder.setAllowedFields('age')).name, '');
  });
});

describe('ServletRequestDataBinder', () => {
  it('binds one value as it is and several as a list', () => {
    assert.deepEqual(
      [bound({ tags: 'a,b' }).tags, bound({ tags: ['a,b', 'c'] }).tags],
      [
        ['a', 'b'],
        ['a,b', 'c'],
      ],
    );
  });

  it('sets properties in the order of their names', () => {
    const binder = new ServletRequestDataBinder(new Form(), 'form');
    binder.bindRequest(requestOf({ 'notes[x].y': 'c', age: 'a', active: 'b' }));
    const errors = binder.getBindingResult().getFieldErrors();
    assert.deepEqual(
      errors.map(({ field }) => field),
      ['active', 'age'],
    );
  });

  it('uses variables of the path and headers where no parameter came', () => {
    const form = new Form();
    const binder = new ServletRequestDataBinder(form, 'form', {
      uriVariables: new Map([
        ['name', 'path'],
        ['age', '5'],
      ]),
      headers: isBindableHeader,
    });
    binder.addHeaderPredicate((name) => name !== 'tags');
    binder.bindRequest(requestOf({ name: 'parameter' }, { 'request-id': 'r1', tags: 'x', host: 'h' }));
    assert.deepEqual([form.name, form.age, form.requestId, form.tags], ['parameter', 5, 'r1', null]);
  });

  it('leaves headers that no property takes under the names that Tomcat gives them', () => {
    const binder = new ServletRequestDataBinder(new Form(), 'form', { headers: isBindableHeader });
    binder.setAllowedFields('name');
    binder.bindRequest(requestOf({}, { 'Content-Type': 'text/plain', 'Request-Id': 'r1' }));
    assert.deepEqual([...binder.getBindingResult().getSuppressedFields()].sort(), ['contenttype', 'requestId']);
  });

  it('binds files; such as were not chosen only where that is asked for', () => {
    const file = { name: 'file', isEmpty: true };
    const request = { ...requestOf({}), getFileNames: () => ['file'], getFiles: () => [file] as never[] };
    const [first, second] = [new Form(), new Form()];
    new ServletRequestDataBinder(first).bindRequest(request);
    const binder = new ServletRequestDataBinder(second);
    binder.setBindEmptyMultipartFiles(false);
    binder.bindRequest(request);
    assert.deepEqual([first.file, second.file], [file, null]);
  });

  it('constructs objects, with names of parameters, defaults and markers', () => {
    const construct = (values: Readonly<Record<string, string>>): object | undefined => {
      const binder = new ServletRequestDataBinder(undefined, 'booking', { targetType: Booking });
      binder.setNameResolver(bindParamName);
      binder.constructFrom(requestOf(values));
      return binder.getTarget();
    };
    assert.deepEqual(
      { ...construct({ 'seat-count': '4', seats: '9', _confirmed: 'x' }) },
      { title: undefined, seats: 4, confirmed: false },
    );
    assert.deepEqual(
      { ...construct({ '!confirmed': 'true', title: 't' }) },
      { title: 't', seats: undefined, confirmed: true },
    );
  });
});

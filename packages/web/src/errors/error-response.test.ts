import assert from 'node:assert/strict';
import { isInstance } from '@vernal/core';
import { HttpMethod } from '../http/http-method.js';
import { MediaType } from '../http/media-type.js';
import { ErrorResponse, updateAndGetBody } from './error-response.js';
import { ErrorResponseException } from './error-response-exception.js';
import {
  HttpMediaTypeNotAcceptableException,
  HttpMediaTypeNotSupportedException,
} from './http-media-type-exceptions.js';
import { HttpRequestMethodNotSupportedException } from './http-request-method-not-supported-exception.js';
import {
  MissingPathVariableException,
  MissingServletRequestParameterException,
} from './missing-request-value-exceptions.js';
import { ResponseStatusException } from './response-status-exception.js';
import { MethodNotAllowedException } from './status-exceptions.js';
import { UnsatisfiedServletRequestParameterException } from './unsatisfied-servlet-request-parameter-exception.js';

const english = new Intl.Locale('en');
const messagesOf = (texts: Record<string, string>) => ({ getMessage: (code: string) => texts[code] });

describe('errors with an answer', () => {
  it('announce what would have been allowed', () => {
    const types = [MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN];
    const { PUT, GET } = HttpMethod;
    assert.equal(
      new HttpRequestMethodNotSupportedException('PUT', ['GET', 'HEAD']).getHeaders().getFirst('allow'),
      'GET, HEAD',
    );
    assert.equal(new MethodNotAllowedException('GET', [PUT, GET]).getHeaders().getFirst('Allow'), 'PUT,GET');
    assert.equal(
      new HttpMediaTypeNotAcceptableException(types).getHeaders().getFirst('Accept'),
      'application/json, text/plain',
    );
  });

  it('announce patch formats for PATCH only', () => {
    const headers = (method: string) =>
      new HttpMediaTypeNotSupportedException(MediaType.TEXT_PLAIN, [MediaType.APPLICATION_JSON], method).getHeaders();
    assert.equal(headers('PATCH').getFirst('Accept-Patch'), 'application/json');
    assert.equal(headers('POST').containsKey('Accept-Patch'), false);
  });

  it('say in the problem detail what is missing', () => {
    const body = new MissingServletRequestParameterException('n', 'number').getBody();
    assert.deepEqual(body.toJSON(), {
      type: 'about:blank',
      title: 'Bad Request',
      status: 400,
      detail: "Required parameter 'n' is not present.",
    });
  });

  it('blame the application for a path variable that no pattern has, and the client for an empty one', () => {
    assert.equal(new MissingPathVariableException('id', 'string').getStatusCode().value, 500);
    assert.equal(new MissingPathVariableException('id', 'number', true).getStatusCode().value, 400);
  });

  it('name the conditions of all handlers', () => {
    const error = new UnsatisfiedServletRequestParameterException([['a', 'b=1'], ['c']], new Map([['d', ['1', '2']]]));
    assert.equal(error.message, 'Parameter conditions "a, b=1" OR "c" not met for actual request parameters: d={1, 2}');
  });

  it('take their texts from messages, by class and by reason', () => {
    const error = new ResponseStatusException(404, 'order.gone');
    const body = updateAndGetBody(
      error,
      messagesOf({ 'problemDetail.title.ResponseStatusException': 'Nothing', 'order.gone': 'The order is gone' }),
      english,
    );
    assert.equal(body.title, 'Nothing');
    assert.equal(body.detail, 'The order is gone');
  });

  it('are known by their methods, too', () => {
    class Own extends Error {
      getStatusCode = () => new ErrorResponseException(402).getStatusCode();
      getHeaders = () => new ErrorResponseException(402).getHeaders();
      getBody = () => new ErrorResponseException(402).getBody();
    }
    assert.ok(isInstance(new Own(), ErrorResponse));
    assert.ok(!isInstance(new Error('plain'), ErrorResponse));
  });
});

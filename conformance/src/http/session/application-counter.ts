import { Component } from '@vernal/core';
import { ApplicationScope } from '@vernal/web';

/** One for the whole application. */
@Component()
@ApplicationScope()
export class ApplicationCounter {
  word = 'initial';
}

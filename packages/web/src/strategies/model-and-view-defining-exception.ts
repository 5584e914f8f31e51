import type { ModelAndView } from './model-and-view.js';

/** Goes on with a certain view, wherever it is thrown. Source: Spring `ModelAndViewDefiningException`. */
export class ModelAndViewDefiningException extends Error {
  readonly modelAndView: ModelAndView;

  constructor(modelAndView: ModelAndView) {
    super('An interceptor or a handler goes on with another view');
    this.name = 'ModelAndViewDefiningException';
    this.modelAndView = modelAndView;
  }
}

import { Integer } from '@vernal/core';
import {
  Controller,
  HttpServletResponse,
  HttpStatus,
  Model,
  ModelAndView,
  ModelAttribute,
  ModelMap,
  PathVariable,
  RequestMapping,
  RequestParam,
  ResponseBody,
  ResponseStatus,
  View,
} from '@vernal/web';
import { modelText } from '../../support/text-view.js';
import { Book } from '../support/book.js';

/** Handlers that name a view or leave it to be named after the path. Views write "view=… model={…}". */
@Controller()
@RequestMapping('/returns/views')
export class ViewsController {
  @RequestMapping('/name')
  name(model: Model): string {
    model.addAttribute('greeting', 'hi');
    return 'welcome';
  }

  @RequestMapping('/model-and-view')
  modelAndView(): ModelAndView {
    return new ModelAndView('mav', { book: Book.of('Emma', 474) }).addObject('n', 2);
  }

  @RequestMapping('/mav-status')
  status(): ModelAndView {
    const answer = new ModelAndView('missing', undefined, HttpStatus.NOT_FOUND.value);
    answer.addObject('what', 'page');
    return answer;
  }

  /** Neither view nor model: the view is named after the path. */
  @RequestMapping('/mav-empty')
  empty(): ModelAndView {
    return new ModelAndView();
  }

  /** Nothing instead of a ModelAndView: the handler has dealt with the response itself. */
  @RequestMapping('/mav-null')
  mavNull(response: HttpServletResponse): ModelAndView | undefined {
    response.status = 204;
    return undefined;
  }

  @RequestMapping('/nothing/{id}')
  nothing(@PathVariable({ type: Integer, nullable: false }) id: number, model: ModelMap): void {
    model.set('id', id);
  }

  /** No view name: as if nothing had been returned. */
  @RequestMapping('/null-name')
  nullName(): string | undefined {
    return undefined;
  }

  @RequestMapping('/map')
  map(): Map<string, unknown> {
    return new Map([
      ['a', 1],
      ['b', 2],
    ]);
  }

  @RequestMapping('/model')
  model(model: Model): Model {
    return model.addAttribute('from', 'model');
  }

  /** An object that is not a simple value goes into the model under a name made from its type: "book". */
  @RequestMapping('/object.html')
  object(): Book {
    return Book.of('Emma', 474);
  }

  /** A list gets the name of its elements' type with "List" behind it. */
  @RequestMapping('/conventions')
  conventions(model: Model): string {
    model.addAttribute(Book.of('Emma', 474)).addAttribute([Book.of('Persuasion', 249)]);
    return 'conventions';
  }

  @RequestMapping('/view')
  view(model: Model): View {
    model.addAttribute('x', 1);
    return new OwnView();
  }

  /** A bean of that name is a view: it comes before the resolver for all names. */
  @RequestMapping('/bean')
  bean(): string {
    return 'beanView';
  }

  /** Path variables that the handler takes are part of the model when a view is rendered; "b" is not taken. */
  @RequestMapping('/vars/{a}/{b}')
  vars(@PathVariable('a') _a: string): string {
    return 'vars';
  }

  /** Parameters marked @RequestParam are not; objects marked @ModelAttribute are. */
  @RequestMapping('/attributes')
  attributes(@RequestParam('p') _p: string, @ModelAttribute('book') _book: Book): string {
    return 'attributes';
  }

  @RequestMapping('/status')
  @ResponseStatus(HttpStatus.I_AM_A_TEAPOT)
  teapot(): string {
    return 'teapot';
  }

  /** In a controller of views one handler may still write its result. */
  @RequestMapping('/body')
  @ResponseBody()
  body(): string {
    return 'body';
  }

  @RequestMapping('/unhandled')
  noView(): string {
    return 'nested/view';
  }
}

class OwnView extends View {
  readonly contentType = 'text/plain;charset=UTF-8';

  render: View['render'] = (attributes, _request, response) => {
    response.contentType = this.contentType;
    return response.write(`own view ${modelText(new Map([['x', attributes.get('x')]]))}`);
  };
}

import {
  Controller,
  HttpServletRequest,
  HttpStatus,
  Model,
  ModelAndView,
  RedirectAttributes,
  RedirectView,
  RequestMapping,
  ResponseBody,
  ResponseStatus,
  View,
} from '@vernal/web';
import { javaText } from '../../support/java-text.js';
import { Book } from '../support/book.js';

/** Redirects and forwards: what becomes of the model, of URI variables, of relative targets. */
@Controller()
@RequestMapping('/returns/redirect')
export class RedirectsController {
  @RequestMapping('/absolute')
  absolute(): string {
    return 'redirect:/returns/redirect/target';
  }

  @RequestMapping('/relative')
  relative(): string {
    return 'redirect:target';
  }

  @RequestMapping('/elsewhere')
  elsewhere(): string {
    return 'redirect:https://example.org/x?y=1';
  }

  /** The default model is not taken along. */
  @RequestMapping('/model')
  model(model: Model): string {
    model.addAttribute('a', '1');
    return 'redirect:/target';
  }

  /** The model of a returned ModelAndView is: simple values, and lists of them; other objects are not. */
  @RequestMapping('/mav')
  mav(): ModelAndView {
    return new ModelAndView('redirect:/target')
      .addObject('a', 'x y')
      .addObject('n', 5)
      .addObject('list', ['p', 'q'])
      .addObject('book', Book.of('Emma', 474))
      .addObject('flag', true);
  }

  @RequestMapping('/mav-query')
  mavQuery(): ModelAndView {
    return new ModelAndView('redirect:/target?own=1#part', { a: '\u00e9&=' });
  }

  @RequestMapping('/attributes')
  attributes(attributes: RedirectAttributes, model: Model): string {
    attributes.addAttribute('id', 7).addAttribute('q', 'a/b');
    model.addAttribute('lost', 'yes');
    return 'redirect:/target/{id}';
  }

  /** Redirect attributes are lost where there is no redirect; the model is the usual one. */
  @RequestMapping('/no-redirect')
  noRedirect(attributes: RedirectAttributes, model: Model): string {
    attributes.addAttribute('lost', 'yes');
    model.addAttribute('kept', 'yes');
    return 'stay';
  }

  /** Variables in the target are filled from the path variables of the request as well. */
  @RequestMapping('/vars/{owner}/{pet}')
  vars(): string {
    return 'redirect:/owners/{owner}/pets/{pet}';
  }

  @RequestMapping('/vars-model/{owner}')
  varsModel(): ModelAndView {
    return new ModelAndView('redirect:/owners/{owner}', { owner: 'from model', more: '1' });
  }

  /** A variable that nothing fills is a mistake of the application. */
  @RequestMapping('/vars-missing')
  varsMissing(): string {
    return 'redirect:/owners/{owner}';
  }

  @RequestMapping('/view')
  view(): View {
    return new RedirectView('/target', { contextRelative: true, statusCode: HttpStatus.PERMANENT_REDIRECT.value });
  }

  /** Not made for HTTP 1.0 clients: 303. */
  @RequestMapping('/see-other')
  seeOther(): View {
    return new RedirectView('/target', { http10Compatible: false });
  }

  @RequestMapping('/view-model')
  viewModel(): RedirectView {
    const view = new RedirectView('/target');
    view.addStaticAttribute('fixed', 'f');
    return view;
  }

  @RequestMapping('/no-expand')
  noExpand(): View {
    return new RedirectView('/target/{raw}', { expandUriTemplateVariables: false });
  }

  @RequestMapping('/no-expose')
  noExpose(): ModelAndView {
    return new ModelAndView(new RedirectView('/target', { exposeModelAttributes: false }), { a: 1 });
  }

  @RequestMapping('/propagate')
  propagate(): View {
    return new RedirectView('/target?x=1', { propagateQueryParams: true });
  }

  @RequestMapping('/status')
  @ResponseStatus(HttpStatus.MOVED_PERMANENTLY)
  status(): string {
    return 'redirect:/target';
  }

  // ---- forwards stay on the server: the target sees the same request

  @RequestMapping('/forward')
  forward(model: Model): string {
    model.addAttribute('passed', 'along');
    return 'forward:/returns/redirect/target';
  }

  @RequestMapping('/forward-query')
  forwardQuery(): string {
    return 'forward:/returns/redirect/target?p=forwarded';
  }

  @RequestMapping('/forward-missing')
  forwardMissing(): string {
    return 'forward:/returns/redirect/no-such-place';
  }

  @RequestMapping('/target')
  @ResponseBody()
  target(request: HttpServletRequest): string {
    const [p, passed] = [request.getParameter('p'), request.getAttribute('passed')];
    return `${request.method} uri=${request.requestURI} p=${javaText(p)} passed=${javaText(passed)}`;
  }
}

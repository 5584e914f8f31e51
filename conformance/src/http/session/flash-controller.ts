import { Integer } from '@vernal/core';
import {
  Controller,
  GetMapping,
  getInputFlashMap,
  getOutputFlashMap,
  HttpServletRequest,
  HttpServletResponse,
  Model,
  ModelAndView,
  ModelAttribute,
  PathVariable,
  PostMapping,
  RedirectAttributes,
  RedirectView,
  RequestMapping,
  RequestParam,
  ResponseBody,
  saveOutputFlashMap,
} from '@vernal/web';
import { Draft } from './draft.js';

/** Redirects with attributes: some travel in the URL, some in the session for the next request only. */
@Controller()
@RequestMapping('/session/flash')
export class FlashController {
  @PostMapping('/save')
  save(@RequestParam({ defaultValue: 'saved' }) message: string, attributes: RedirectAttributes): string {
    attributes.addFlashAttribute('message', message);
    return 'redirect:/session/flash/show';
  }

  /** The flash attributes are in the model of the request after the redirect. */
  @GetMapping(['/show', '/elsewhere'])
  show(model: Model): string {
    model.addAttribute('own', 'own');
    return 'show';
  }

  /** Attributes for the URL: as path variables where the name fits, otherwise as query parameters. */
  @PostMapping('/url')
  url(
    @RequestParam() id: string,
    @RequestParam({ required: false, type: String }) note: string | undefined,
    attributes: RedirectAttributes,
  ): string {
    attributes.addAttribute('id', id);
    if (note !== undefined && note !== null) attributes.addAttribute('note', note);
    attributes.addFlashAttribute('message', `for ${id}`);
    return 'redirect:/session/flash/items/{id}';
  }

  @GetMapping('/items/{id}')
  item(
    @PathVariable() id: string,
    @RequestParam({ required: false, type: String }) note: string | undefined,
    model: Model,
  ): string {
    model.addAttribute('id', id);
    model.addAttribute('note', note ?? 'none');
    return 'item';
  }

  /** Meant for a request with the same query parameter only. */
  @PostMapping('/query')
  query(@RequestParam() key: string, attributes: RedirectAttributes): string {
    attributes.addAttribute('key', key);
    attributes.addFlashAttribute('message', `for key ${key}`);
    return 'redirect:/session/flash/show';
  }

  /** Without RedirectAttributes the model is what the redirect takes along. */
  @PostMapping('/model')
  model(model: Model): string {
    model.addAttribute('word', 'a b&c');
    model.addAttribute('number', 5);
    return 'redirect:/session/flash/show';
  }

  /** With RedirectAttributes the model is not used for the redirect. */
  @PostMapping('/model-ignored')
  modelIgnored(model: Model, _attributes: RedirectAttributes): string {
    model.addAttribute('word', 'ignored');
    return 'redirect:/session/flash/show';
  }

  /** RedirectAttributes without a redirect: the model is used after all, the flash attributes are not. */
  @PostMapping('/no-redirect')
  noRedirect(model: Model, attributes: RedirectAttributes): string {
    model.addAttribute('word', 'used');
    attributes.addFlashAttribute('message', 'lost?');
    return 'show';
  }

  /** A view object, with its settings: relative to the application, another status, no model in the URL. */
  @PostMapping('/view')
  view(
    @RequestParam({ type: Integer, nullable: false, defaultValue: '302' }) status: number,
    attributes: RedirectAttributes,
  ): RedirectView {
    attributes.addFlashAttribute('message', 'by view');
    return new RedirectView('/session/flash/show', { contextRelative: true, statusCode: status });
  }

  @PostMapping('/model-and-view')
  modelAndView(attributes: RedirectAttributes): ModelAndView {
    attributes.addFlashAttribute('message', 'by model and view');
    return new ModelAndView('redirect:/session/flash/show', { x: '1' });
  }

  /** The current request's query parameters go along. */
  @GetMapping('/propagate')
  propagate(): RedirectView {
    return new RedirectView('/session/flash/show', { propagateQueryParams: true });
  }

  /** Several attributes, one an object that is bound in the next request. */
  @PostMapping('/object')
  object(@ModelAttribute() draft: Draft, attributes: RedirectAttributes): string {
    attributes.addFlashAttribute('draft', draft);
    attributes.addFlashAttribute('message', 'object');
    return 'redirect:/session/flash/object';
  }

  @GetMapping('/object')
  showObject(@ModelAttribute('draft') _draft: Draft): string {
    return 'object';
  }

  /** The input flash map without the model. */
  @GetMapping('/input')
  @ResponseBody()
  input(request: HttpServletRequest): object {
    const flash = getInputFlashMap(request);
    return flash ? Object.fromEntries(flash) : { flash: 'none' };
  }

  /** The output flash map by hand, without RedirectAttributes. */
  @PostMapping('/by-hand')
  @ResponseBody()
  async byHand(request: HttpServletRequest, response: HttpServletResponse): Promise<string> {
    getOutputFlashMap(request)?.set('message', 'by hand');
    await saveOutputFlashMap('/session/flash/input', request, response);
    return 'saved';
  }

  /** URI variables of the current request are available to the redirect; the same name is not added to the query. */
  @PostMapping('/items/{id}/rename')
  rename(@PathVariable('id') _id: string, attributes: RedirectAttributes): string {
    attributes.addAttribute('renamed', true);
    return 'redirect:/session/flash/items/{id}';
  }

  /** Several values of one attribute. */
  @PostMapping('/many')
  many(attributes: RedirectAttributes): string {
    attributes.addAttribute('tag', 'a');
    attributes.mergeAttributes({ more: 'x y' });
    return 'redirect:/session/flash/show#end';
  }
}

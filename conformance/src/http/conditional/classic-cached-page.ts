import { AbstractController, ModelAndView } from '@vernal/web';

/** The base class for old controllers; its settings are in ConditionalConfig. */
export class ClassicCachedPage extends AbstractController {
  protected override handleRequestInternal(): ModelAndView {
    return new ModelAndView('classic-cached');
  }
}

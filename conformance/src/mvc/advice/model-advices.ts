import { Order, type PropertyEditor } from '@vernal/core';
import { ControllerAdvice, InitBinder, Model, ModelAttribute, WebDataBinder } from '@vernal/web';
import { ADVISED } from './advised.js';

// Model attributes and binders for many controllers: in the order of the advices, before those of the controller.

/** Appends a text to every value. */
class Suffix implements PropertyEditor<string> {
  constructor(readonly suffix: string) {}

  parse(text: string): string {
    return text + this.suffix;
  }
}

@Order(2)
@ControllerAdvice({ annotations: [ADVISED] })
export class Second {
  @ModelAttribute()
  trail(model: Model): void {
    model.addAttribute('trail', `${String(model.getAttribute('trail'))},second`);
  }

  /** Set after that of First: the later editor for the same type replaces the earlier one. */
  @InitBinder('other')
  binder(binder: WebDataBinder): void {
    binder.registerCustomEditor(String, new Suffix('-second'));
  }
}

@Order(1)
@ControllerAdvice({ annotations: [ADVISED] })
export class First {
  @ModelAttribute()
  trail(model: Model): void {
    model.addAttribute('trail', 'first');
  }

  @ModelAttribute('shared')
  shared(): string {
    return 'by first';
  }

  @InitBinder()
  binder(binder: WebDataBinder): void {
    binder.registerCustomEditor(String, new Suffix('-first'));
  }
}

import {
  Controller,
  GetMapping,
  Model,
  ModelAttribute,
  PostMapping,
  RequestMapping,
  RequestParam,
  SessionAttributes,
  SessionStatus,
} from '@vernal/web';
import { Draft } from './draft.js';

/** Session attributes by name and by type; a @ModelAttribute method provides one that is not there yet. */
@Controller()
@RequestMapping('/session/cart')
@SessionAttributes({ names: ['cart'], types: [Draft] })
export class CartController {
  /** Called only while the session has no cart. */
  @ModelAttribute('cart')
  newCart(): string[] {
    return ['free sample'];
  }

  @PostMapping('/add')
  add(@ModelAttribute('cart') cart: string[], @RequestParam() item: string): string {
    cart.push(item);
    return 'cart';
  }

  @GetMapping('/show')
  show(): string {
    return 'cart';
  }

  /** Of the type that is kept, under any name. */
  @GetMapping('/note')
  note(@RequestParam() title: string, model: Model): string {
    const note = new Draft();
    note.title = title;
    model.addAttribute('note', note);
    model.addAttribute('other', 'not kept');
    return 'note';
  }

  @PostMapping('/checkout')
  checkout(status: SessionStatus): string {
    status.setComplete();
    return 'redirect:/session/cart/show';
  }
}

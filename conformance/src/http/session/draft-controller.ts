import {
  Controller,
  GetMapping,
  Model,
  ModelAttribute,
  PostMapping,
  RequestMapping,
  SessionAttributes,
  SessionStatus,
} from '@vernal/web';
import { Draft } from './draft.js';

/** "draft" stays in the session between requests until a handler says that it is complete. */
@Controller()
@RequestMapping('/session/draft')
@SessionAttributes('draft')
export class DraftController {
  @GetMapping('/new')
  create(model: Model): string {
    model.addAttribute('draft', new Draft());
    return 'draft';
  }

  /** The draft of the session, with the request's parameters bound to it. Without one in the session: a failure that nobody handles. */
  @PostMapping('/edit')
  edit(@ModelAttribute('draft') draft: Draft): string {
    draft.edits++;
    return 'draft';
  }

  /** The draft of the session without binding. */
  @PostMapping('/look')
  look(@ModelAttribute({ name: 'draft', binding: false }) _draft: Draft): string {
    return 'draft';
  }

  /** No parameter for it: the attribute is in the model all the same. */
  @GetMapping('/show')
  show(): string {
    return 'draft';
  }

  @PostMapping('/finish')
  finish(@ModelAttribute('draft') draft: Draft, status: SessionStatus, model: Model): string {
    status.setComplete();
    model.addAttribute('finished', draft.title);
    return 'finished';
  }

  /** Completing does not remove the attribute from this request's model. */
  @GetMapping('/complete-only')
  completeOnly(status: SessionStatus): string {
    status.setComplete();
    return 'draft';
  }
}

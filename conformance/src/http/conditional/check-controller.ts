import { RequestMapping, RequestParam, ResponseEntity, RestController, WebRequest } from '@vernal/web';

/** 1 March 2024, 10:00:00 GMT, and 789 ms that no HTTP date can express. */
export const CHANGED = 1709287200789;

/** The handler itself asks whether the client's copy is still good. All methods are mapped. */
@RestController()
@RequestMapping('/conditional')
export class CheckController {
  @RequestMapping('/time')
  byTime(request: WebRequest): string | null {
    return request.checkNotModified(CHANGED) ? null : 'changed on 1 March 2024';
  }

  /** The tag is given without quotes; the request may choose it. */
  @RequestMapping('/tag')
  byTag(request: WebRequest, @RequestParam({ name: 'tag', defaultValue: 'v1' }) tag: string): string | null {
    return request.checkNotModified(tag) ? null : 'tagged';
  }

  @RequestMapping('/both')
  byBoth(request: WebRequest, @RequestParam({ name: 'tag', defaultValue: 'v1' }) tag: string): string | null {
    return request.checkNotModified(tag, CHANGED) ? null : 'tagged and dated';
  }

  /** The answer of the check is ignored: what happens then? */
  @RequestMapping('/ignored')
  ignored(request: WebRequest): string {
    request.checkNotModified('v1');
    return 'written anyway';
  }

  /** The check and a ResponseEntity with validators of its own. */
  @RequestMapping('/check-then-entity')
  checkThenEntity(request: WebRequest): ResponseEntity<string> | null {
    return request.checkNotModified('v1') ? null : ResponseEntity.ok().eTag('v2').body('entity');
  }

  /** A text after a negative check; null after a positive one. */
  @RequestMapping('/time-unknown')
  unknownTime(request: WebRequest): string | null {
    return request.checkNotModified(-1) ? null : 'no date known';
  }
}

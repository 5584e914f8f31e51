import { GetMapping, HttpStatus, RequestMapping, ResponseStatus, RestController } from '@vernal/web';

/** A status at the type holds for every handler that has none of its own. */
@RestController()
@RequestMapping('/returns/status')
@ResponseStatus(HttpStatus.ACCEPTED)
export class StatusOnTypeController {
  @GetMapping('/type')
  type(): string {
    return 'type';
  }

  @GetMapping('/own')
  @ResponseStatus(HttpStatus.PARTIAL_CONTENT)
  own(): string {
    return 'own';
  }
}

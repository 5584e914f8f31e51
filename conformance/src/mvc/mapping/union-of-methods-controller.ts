import { PostMapping, RequestMapping, RestController } from '@vernal/web';

/** The methods of the type and of the handler add up; they do not override each other. */
@RestController()
@RequestMapping({ path: '/mapping/union', method: 'GET' })
export class UnionOfMethodsController {
  @PostMapping('/x')
  x(): string {
    return 'x';
  }

  @RequestMapping('/y')
  y(): string {
    return 'y';
  }
}

import { GetMapping, PathVariable, RequestParam, RestController } from '@vernal/web';

/** Greets. */
@RestController()
export class HelloController {
  @GetMapping('/hello')
  hello(): object {
    return { hello: 'world' };
  }

  @GetMapping('/hello/{name}')
  greet(@PathVariable() name: string, @RequestParam({ defaultValue: '1' }) times: number): object {
    return { greeting: `Hello, ${name}!`.repeat(times) };
  }
}

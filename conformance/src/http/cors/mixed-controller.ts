import { CrossOrigin, GetMapping, PostMapping, PutMapping, RequestMapping, RestController } from '@vernal/web';

/** The annotation at the class and at its methods: what adds up and what replaces. */
@CrossOrigin({ origins: 'https://class.example', exposedHeaders: 'X-Class', maxAge: 100 })
@RestController()
@RequestMapping('/mixed')
export class MixedController {
  @GetMapping('/class-only')
  classOnly(): string {
    return 'class';
  }

  @CrossOrigin({ origins: 'https://method.example', exposedHeaders: 'X-Method', maxAge: 200 })
  @GetMapping('/added')
  added(): string {
    return 'added';
  }

  @CrossOrigin({ methods: ['GET', 'PUT'], allowedHeaders: ['X-One', 'X-Two'], allowCredentials: true })
  @PutMapping('/limited')
  limited(): string {
    return 'limited';
  }

  @CrossOrigin({ originPatterns: 'https://*.pattern.example', allowCredentials: false })
  @PostMapping('/patterned')
  patterned(): string {
    return 'patterned';
  }

  @CrossOrigin({ allowPrivateNetwork: true })
  @GetMapping('/private')
  privateNetwork(): string {
    return 'private';
  }
}

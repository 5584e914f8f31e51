import { GetMapping, PostMapping, RequestBody, RequestMapping, RestController } from '@vernal/web';
import { javaText } from '../../support/java-text.js';

/** Narrowing by request parameters, headers, content type and accepted types. */
@RestController()
@RequestMapping('/mapping/conditions')
export class ConditionsController {
  // ---- parameters

  @GetMapping('/params')
  paramsNone(): string {
    return 'no condition';
  }

  @GetMapping({ path: '/params', params: 'mode' })
  paramsPresent(): string {
    return 'mode';
  }

  @GetMapping({ path: '/params', params: 'mode=edit' })
  paramsValue(): string {
    return 'mode=edit';
  }

  @GetMapping({ path: '/params', params: ['mode', 'id'] })
  paramsTwo(): string {
    return 'mode and id';
  }

  @GetMapping({ path: '/required', params: ['action=run', '!dry', 'level!=0'] })
  required(): string {
    return 'run';
  }

  @GetMapping({ path: '/tie', params: 'a' })
  tieA(): string {
    return 'a';
  }

  @GetMapping({ path: '/tie', params: 'b' })
  tieB(): string {
    return 'b';
  }

  @PostMapping('/form')
  form(): string {
    return 'no condition';
  }

  @PostMapping({ path: '/form', params: 'mode=edit' })
  formEdit(): string {
    return 'mode=edit';
  }

  // ---- headers

  @GetMapping({ path: '/headers', headers: 'X-Kind=alpha' })
  headerAlpha(): string {
    return 'alpha';
  }

  @GetMapping({ path: '/headers', headers: 'X-Kind!=alpha' })
  headerNotAlpha(): string {
    return 'not alpha';
  }

  @GetMapping({ path: '/headers', headers: ['X-Kind', 'X-Extra'] })
  headerBoth(): string {
    return 'kind and extra';
  }

  @GetMapping({ path: '/guarded', headers: 'X-Key' })
  guarded(): string {
    return 'guarded';
  }

  @GetMapping({ path: '/unless', headers: '!X-Key' })
  unless(): string {
    return 'unless';
  }

  /** Accept and Content-Type in headers = mean the same as produces and consumes. */
  @PostMapping({ path: '/media', headers: ['Content-Type=text/*', 'Accept=text/plain'] })
  media(@RequestBody() body: string): string {
    return `media ${body}`;
  }

  // ---- content type

  @PostMapping({ path: '/consumes', consumes: 'application/json' })
  json(): string {
    return 'json';
  }

  @PostMapping({ path: '/consumes', consumes: 'text/*' })
  text(): string {
    return 'text';
  }

  @PostMapping({ path: '/consumes', consumes: 'text/csv' })
  csv(): string {
    return 'csv';
  }

  @PostMapping({ path: '/consumes-not', consumes: '!application/xml' })
  notXml(): string {
    return 'not xml';
  }

  @PostMapping({ path: '/consumes-suffix', consumes: 'application/*+json' })
  suffix(): string {
    return 'suffix';
  }

  @PostMapping({ path: '/consumes-param', consumes: 'text/plain;format=flowed' })
  flowed(): string {
    return 'flowed';
  }

  @PostMapping({ path: '/optional-body', consumes: 'application/json' })
  optionalBody(@RequestBody({ required: false }) body: string): string {
    return `body ${javaText(body)}`;
  }

  // ---- accepted types

  @GetMapping({ path: '/produces', produces: 'application/json' })
  producesJson(): string {
    return '{"from":"json"}';
  }

  @GetMapping({ path: '/produces', produces: 'text/plain' })
  producesText(): string {
    return 'text';
  }

  @GetMapping({ path: '/produces', produces: 'text/html' })
  producesHtml(): string {
    return '<p>html</p>';
  }

  @GetMapping({ path: '/produces-not', produces: '!text/html' })
  producesNot(): string {
    return 'not html';
  }

  @GetMapping({ path: '/produces-version', produces: 'text/plain;v=1' })
  versionOne(): string {
    return 'one';
  }

  @GetMapping({ path: '/produces-version', produces: 'text/plain;v=2' })
  versionTwo(): string {
    return 'two';
  }

  @GetMapping({ path: '/produces-only', produces: 'application/pdf' })
  producesOnly(): Uint8Array {
    return Uint8Array.from(['p', 'd', 'f'], (letter) => letter.charCodeAt(0));
  }

  // ---- everything at once: which failure is reported

  @PostMapping({ path: '/all', params: 'p', consumes: 'text/plain', produces: 'text/plain' })
  all(): string {
    return 'all';
  }
}

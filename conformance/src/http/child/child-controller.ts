import { ApplicationContext, Autowired, Value } from '@vernal/core';
import {
  GetMapping,
  getRequiredWebApplicationContext,
  HttpServletRequest,
  PathVariable,
  RequestParam,
  RestController,
  ServletContext,
} from '@vernal/web';
import { ChildFailure } from './child-failure.js';
import { Company } from './company.js';
import { Department } from './department.js';
import { Slogan } from './slogan.js';

/** Looks at beans from inside a child context. Its paths begin after the servlet's own path. */
@RestController()
export class ChildController {
  readonly #company: Company;
  readonly #slogan: Slogan;
  readonly #departments: readonly Department[];
  readonly #context: ApplicationContext;
  readonly #servletContext: ServletContext;

  /** Init parameter of the servlet, otherwise of the application. */
  @Value('${greeting}')
  greeting!: string;

  constructor(
    company: Company,
    slogan: Slogan,
    @Autowired({ of: Department }) departments: Department[],
    context: ApplicationContext,
    servletContext: ServletContext,
  ) {
    this.#company = company;
    this.#slogan = slogan;
    this.#departments = departments;
    this.#context = context;
    this.#servletContext = servletContext;
  }

  @GetMapping('/facts')
  facts(): object {
    return {
      company: this.#company.name,
      "company's slogan": this.#company.slogan.text,
      'own slogan': this.#slogan.text,
      departments: this.#departments.map(({ name }) => name),
      greeting: this.greeting,
    };
  }

  /** Here, in this context alone, and in the root context. */
  @GetMapping('/bean/{name}')
  bean(@PathVariable() name: string): object {
    const root = getRequiredWebApplicationContext(this.#servletContext);
    return {
      visible: this.#context.containsBean(name),
      local: this.#context.containsLocalBean(name),
      'in root': root.containsBean(name),
    };
  }

  /** What the application as a whole knows. */
  @GetMapping('/application')
  application(): object {
    return {
      motto: this.#servletContext.getAttribute('motto'),
      edition: this.#servletContext.initParameters.edition,
    };
  }

  @GetMapping('/path')
  path(request: HttpServletRequest): object {
    return { uri: request.requestURI, servlet: request.servletPath, info: request.pathInfo };
  }

  @GetMapping('/fail')
  fail(): string {
    throw new ChildFailure();
  }

  @GetMapping('/remember')
  async remember(@RequestParam() word: string, request: HttpServletRequest): Promise<string> {
    (await request.getSession()).setAttribute('word', word);
    return 'remembered';
  }

  /** The session is the application's, not the servlet's. */
  @GetMapping('/recall')
  async recall(request: HttpServletRequest): Promise<string> {
    return `recalled ${(await request.getSession()).getAttribute('word') ?? null}`;
  }
}

import {
  GetMapping,
  JsonValue,
  JsonView,
  PostMapping,
  RequestBody,
  RequestMapping,
  ResponseEntity,
  RestController,
} from '@vernal/web';

export abstract class Brief {}

export abstract class Full extends Brief {}

export abstract class Other {}

export class Person {
  @JsonView(Brief)
  name = 'Ann';

  @JsonView(Full)
  city = 'Bath';

  @JsonView(Other)
  other = 'else';

  plain = 'plain';
}

/** Views of one bean: which of its properties are written and read. Properties without a view are left out of every view. */
@RestController()
@RequestMapping('/json')
export class JsonController {
  @GetMapping('/none')
  none(): Person {
    return new Person();
  }

  @GetMapping('/brief')
  @JsonView(Brief)
  brief(): Person {
    return new Person();
  }

  @GetMapping('/full')
  @JsonView(Full)
  full(): Person[] {
    return [new Person()];
  }

  @GetMapping('/entity')
  @JsonView(Other)
  entity(): ResponseEntity<Person> {
    return ResponseEntity.status(203).body(new Person());
  }

  /** Chosen at run time. */
  @GetMapping('/value')
  value(): JsonValue {
    return new JsonValue(new Person(), Brief);
  }

  /** Reading with a view: properties outside it are ignored. */
  @PostMapping('/read')
  read(@RequestBody() @JsonView(Brief) person: Person): Person {
    return person;
  }
}

import { ServletRequestBindingException } from './servlet-request-binding-exception.js';

/** 400: the `params` conditions of the handlers of the path are not met. Source: Spring `UnsatisfiedServletRequestParameterException`. */
export class UnsatisfiedServletRequestParameterException extends ServletRequestBindingException {
  /** The conditions of each handler. */
  readonly paramConditionGroups: readonly (readonly string[])[];
  readonly actualParams: ReadonlyMap<string, readonly string[]>;

  constructor(
    paramConditionGroups: readonly (readonly string[])[],
    actualParams: ReadonlyMap<string, readonly string[]>,
  ) {
    const actual = [...actualParams].map(([name, values]) => `${name}={${values.join(', ')}}`).join(', ');
    super(
      `Parameter conditions ${quoted(paramConditionGroups).join(' OR ')} not met for actual request parameters: ${actual}`,
    );
    this.paramConditionGroups = paramConditionGroups;
    this.actualParams = actualParams;
  }

  getDetailMessageArguments(): readonly unknown[] {
    return [quoted(this.paramConditionGroups)];
  }

  protected override get detail(): string {
    return 'Invalid request parameters.';
  }
}

function quoted(groups: readonly (readonly string[])[]): string[] {
  return groups.map((conditions) => `"${conditions.join(', ')}"`);
}

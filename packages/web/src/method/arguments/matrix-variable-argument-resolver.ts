import { MATRIX_VARIABLE, type MatrixVariableOptions } from '../../decorators/matrix-variable.js';
import { MissingMatrixVariableException } from '../../errors/missing-request-value-exceptions.js';
import { ServletRequestBindingException } from '../../errors/servlet-request-binding-exception.js';
import type { MethodParameter } from '../../mapping/method-parameter.js';
import type { MatrixVariables } from '../../path/path-pattern.js';
import { getHandlerMatch } from '../../strategies/handler-match.js';
import { isMapType } from './named-map-readers.js';
import { type NamedValue, NamedValueArgumentResolver, type ValueReader } from './named-value-argument-resolver.js';

/** `@MatrixVariable`. Source: Spring `MatrixVariableMethodArgumentResolver`. */
export class MatrixVariableArgumentResolver extends NamedValueArgumentResolver {
  supportsParameter(parameter: MethodParameter): boolean {
    const annotation = parameter.get(MATRIX_VARIABLE);
    return annotation !== undefined && (!!annotation.name || !isMapType(parameter.typeDescriptor(annotation)));
  }

  protected namedValue(parameter: MethodParameter): NamedValue {
    return parameter.get(MATRIX_VARIABLE) as NamedValue;
  }

  protected valueReader(name: string, parameter: MethodParameter): ValueReader {
    const { pathVar } = parameter.get(MATRIX_VARIABLE) as MatrixVariableOptions;
    return ({ request }) => {
      const variables = getHandlerMatch(request)?.matrixVariables;
      if (variables === undefined || variables.size === 0) return undefined;
      const values = pathVar === undefined ? onlyMatch(variables, name) : variables.get(pathVar)?.get(name);
      if (values === undefined || values.length === 0) return undefined;
      return values.length === 1 ? values[0] : values;
    };
  }

  protected missingValue(name: string, typeName: string, isMissingAfterConversion: boolean): Error {
    return new MissingMatrixVariableException(name, typeName, isMissingAfterConversion);
  }
}

/** The values of a name in whichever segment has it. */
function onlyMatch(variables: MatrixVariables, name: string): readonly string[] | undefined {
  const found = [...variables.values()].flatMap((parameters) => {
    const values = parameters.get(name);
    return values === undefined ? [] : [values];
  });
  if (found.length < 2) return found[0];
  throw new ServletRequestBindingException(
    `Found more than one match for URI path parameter '${name}': say which path variable is meant with pathVar`,
  );
}

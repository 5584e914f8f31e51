import { BeanWrapper, TypeConverter } from '@vernal/core';
import { PostMapping, RequestBody, RequestMapping, RestController } from '@vernal/web';
import { json, SERVICE } from '../convert/conversions.js';
import { accessError } from './access-errors.js';
import { Order } from './order.js';
import { Person } from './person.js';

/** op: "get", "set", "readable" or "writable". */
interface Action {
  readonly op: string;
  readonly path: string;
  readonly value?: unknown;
}

interface PathRequest {
  readonly target: string;
  readonly autoGrow?: boolean | null;
  readonly autoGrowLimit?: number | null;
  readonly actions: readonly Action[];
}

/** BeanWrapper: properties read and written by a path. */
@RestController()
@RequestMapping('/kit/property-path')
export class PropertyPathController {
  /** The actions one after the other on a new "person" or "order", the outcome of each, and the bean at the end. */
  @PostMapping()
  run(@RequestBody() request: PathRequest): unknown {
    const target = request.target === 'person' ? new Person() : new Order();
    const typeConverter = new TypeConverter();
    typeConverter.conversionService = SERVICE;
    const wrapper = new BeanWrapper(target, {
      typeConverter,
      autoGrowNestedPaths: request.autoGrow ?? false,
      ...(typeof request.autoGrowLimit === 'number' && { autoGrowCollectionLimit: request.autoGrowLimit }),
    });
    const results = request.actions.map((action) => outcome(wrapper, action));
    return { results, object: json(target) };
  }
}

function outcome(wrapper: BeanWrapper, { op, path, value }: Action): unknown {
  try {
    switch (op) {
      case 'get':
        return { value: json(wrapper.getPropertyValue(path)) };
      case 'set':
        wrapper.setPropertyValue(path, value);
        return 'set';
      case 'readable':
        return wrapper.isReadableProperty(path);
      default:
        return wrapper.isWritableProperty(path);
    }
  } catch (failure) {
    return accessError(failure);
  }
}

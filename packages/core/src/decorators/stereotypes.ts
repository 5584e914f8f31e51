import { annotationKey, type Class } from '../metadata/annotations.js';
import { decoratorFor } from '../metadata/decorator-targets.js';

/** What every stereotype records: the class is a bean where it is registered or found by a scan. */
export const COMPONENT = annotationKey<{ readonly value?: string }>('Component');

/** What `@Service` records beside {@link COMPONENT}. */
export const SERVICE = annotationKey<{ readonly value?: string }>('Service');

/** What `@Repository` records beside {@link COMPONENT}. */
export const REPOSITORY = annotationKey<{ readonly value?: string }>('Repository');

/** A bean. `name` is the bean's name; without it, it is the class name with a small first letter. */
export function Component(name?: string): (type: Class) => void {
  return decoratorFor(COMPONENT, named(name), 'class');
}

/** A {@link Component} that holds business logic. */
export function Service(name?: string): (type: Class) => void {
  return (type) => {
    Component(name)(type);
    decoratorFor(SERVICE, named(name), 'class')(type);
  };
}

/** A {@link Component} that reads and writes stored data. */
export function Repository(name?: string): (type: Class) => void {
  return (type) => {
    Component(name)(type);
    decoratorFor(REPOSITORY, named(name), 'class')(type);
  };
}

function named(name: string | undefined): { readonly value?: string } {
  return name === undefined ? {} : { value: name };
}

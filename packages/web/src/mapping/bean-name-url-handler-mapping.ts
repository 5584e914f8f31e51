import { AbstractUrlHandlerMapping } from './abstract-url-handler-mapping.js';

/** Maps paths to the beans whose name, or one of whose aliases, is such a path. Source: Spring `BeanNameUrlHandlerMapping`. */
export class BeanNameUrlHandlerMapping extends AbstractUrlHandlerMapping {
  override afterPropertiesSet(): void {
    super.afterPropertiesSet();
    const { context } = this;
    for (const name of context?.getBeanDefinitionNames() ?? []) {
      for (const path of [name, ...(context?.getAliases(name) ?? [])]) {
        if (path.startsWith('/')) this.registerHandler(path, name);
      }
    }
  }
}

import { Bean, Configuration, Import } from '@vernal/core';
import { EnableWebMvc } from '@vernal/web';
import { ChildController } from './child-controller.js';
import { Department } from './department.js';
import { NotFoundAdvice } from './not-found-advice.js';

/**
 * The dispatcher servlet at /child/two: the same controller and advice in a context of its own; it does not throw when
 * nothing is mapped.
 */
@Configuration()
@EnableWebMvc()
@Import(ChildController, NotFoundAdvice)
export class ChildTwoConfig {
  @Bean()
  department(): Department {
    return new Department('research');
  }
}

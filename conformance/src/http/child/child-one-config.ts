import { Bean, Configuration, Import } from '@vernal/core';
import { EnableWebMvc } from '@vernal/web';
import { ChildController } from './child-controller.js';
import { Department } from './department.js';
import { NotFoundAdvice } from './not-found-advice.js';
import { Slogan } from './slogan.js';

/** The dispatcher servlet at /child/one: with a slogan of its own. */
@Configuration()
@EnableWebMvc()
@Import(ChildController, NotFoundAdvice)
export class ChildOneConfig {
  @Bean()
  slogan(): Slogan {
    return new Slogan('slogan of child one');
  }

  @Bean()
  department(): Department {
    return new Department('sales');
  }

  @Bean()
  secondDepartment(): Department {
    return new Department('service');
  }
}

import { ComponentScan, Configuration, Import } from '@vernal/core';
import { EnableWebMvc } from '@vernal/web';
import { ContainerController } from './container/container-controller.js';

/**
 * The web application itself is as plain as can be: every endpoint takes a POST with JSON and answers JSON. The classes of
 * container/beans are no part of it: they are for the contexts of the container area only.
 */
@Configuration()
@EnableWebMvc()
@Import(ContainerController)
@ComponentScan({ base: import.meta.url, dirs: ['bind', 'convert', 'http', 'media', 'path', 'text', 'uri'] })
export class KitConfig {}

import { ComponentScan, Configuration } from '@vernal/core';

/** What lives longer than a request, and what lives exactly as long: session, flash and request attributes, scoped beans. */
@Configuration()
@ComponentScan({ base: import.meta.url, dirs: ['.'] })
export class SessionConfig {}

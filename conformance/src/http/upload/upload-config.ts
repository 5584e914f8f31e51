import { ComponentScan, Configuration } from '@vernal/core';

/** Multipart requests. Limits (2000 bytes for a file, 6000 for a request) are those of the "main" servlet in the Application. */
@Configuration()
@ComponentScan({ base: import.meta.url, dirs: ['.'] })
export class UploadConfig {}

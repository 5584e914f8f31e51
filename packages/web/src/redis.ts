// The entry `@vernal/web/redis`: for applications that keep their sessions in Redis.
export * from './sessions/redis-session-repository.js';

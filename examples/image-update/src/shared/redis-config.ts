import { Bean, Conditional, Configuration, Import } from '@vernal/core';
import { SessionRepository } from '@vernal/web';
import { GallerySettings } from '../gallery-settings.js';
import { LoginAttempts } from '../users/login-attempts.js';
import { GalleryRedis } from './gallery-redis.js';
import { hasRedis } from './has-redis.js';
import { RedisLoginAttempts } from './redis-login-attempts.js';
import { RedisPictureNews } from './redis-picture-news.js';
import { RedisSessions } from './redis-sessions.js';

/** Sessions, failed logins and news of pictures for all processes of a gallery, where `gallery.redis-url` is set; else each has its own. */
@Configuration()
@Conditional(hasRedis)
@Import(RedisPictureNews)
export class RedisConfig {
  @Bean({ type: GalleryRedis, destroyMethod: 'close' })
  galleryRedis(settings: GallerySettings): Promise<GalleryRedis> {
    return GalleryRedis.connect(settings.redisUrl);
  }

  @Bean({ type: SessionRepository })
  sessionRepository(redis: GalleryRedis): SessionRepository {
    return new RedisSessions(redis.client);
  }

  @Bean({ type: LoginAttempts })
  loginAttempts(redis: GalleryRedis, settings: GallerySettings): LoginAttempts {
    return new RedisLoginAttempts(redis, settings);
  }
}

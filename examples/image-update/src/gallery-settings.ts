import { Component, ConfigurationProperties, Duration, Integer, Max, Min, NotBlank, Property } from '@vernal/core';

/** What is set below `gallery` in `application.yaml` or by variables such as `GALLERY_DATA`. */
@Component()
@ConfigurationProperties('gallery')
export class GallerySettings {
  /** Folder of the embedded store; relative to the working directory. */
  @NotBlank() data = '.data/gallery';
  /** `postgres://…`; empty: the embedded store. */
  databaseUrl = '';
  /** `redis://…`; empty: sessions and events stay within the process. */
  redisUrl = '';
  /** Name and password hash of the user that a store without users gets. */
  @NotBlank() user = 'painter';
  @NotBlank() password = '';
  /** Pictures on a page. */
  @Property(Integer) @Min(1) @Max(500) pageSize = 24;
  /** Versions of a picture that are kept, the present one among them. */
  @Property(Integer) @Min(1) @Max(1000) keptVersions = 20;
  /** Failed logins of a user at an address, after which there are no more until `loginWindow` after the first of them. */
  @Property(Integer) @Min(1) loginAttempts = 5;
  /** Such as `15m`. */
  @Property(Duration) loginWindow = Duration.ofSeconds(15 * 60);
}

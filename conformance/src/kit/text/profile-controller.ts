import { IllegalArgumentException, Profiles, Property, StandardEnvironment } from '@vernal/core';
import { PostMapping, RequestBody, RequestMapping, RestController } from '@vernal/web';
import { attempt } from '../answers.js';

/** defaults: default profiles to be set instead of "default". */
class ProfileRequest {
  @Property({ of: String }) readonly expressions!: readonly string[];
  @Property({ of: String }) readonly active?: readonly string[] | null;
  @Property({ of: String }) readonly defaults?: readonly string[] | null;
}

class ActiveRequest {
  @Property({ of: String }) readonly active!: readonly string[];
  @Property({ of: String }) readonly added?: readonly string[] | null;
}

/** Profile expressions and the active and default profiles of an environment. */
@RestController()
@RequestMapping('/kit/profile')
export class ProfileController {
  /** Whether any one of the expressions holds. */
  @PostMapping('/accepts')
  accepts(@RequestBody() { expressions, active, defaults }: ProfileRequest): unknown {
    return attempt('invalid-profile', IllegalArgumentException, () => {
      const environment = new StandardEnvironment();
      if (defaults) environment.setDefaultProfiles(...defaults);
      if (active) environment.setActiveProfiles(...active);
      return { accepts: environment.acceptsProfiles(Profiles.of(...expressions)) };
    });
  }

  /** Active profiles set and then added to: the list in order, each one once. */
  @PostMapping('/active')
  active(@RequestBody() { active, added }: ActiveRequest): unknown {
    return attempt('invalid-profile', IllegalArgumentException, () => {
      const environment = new StandardEnvironment();
      environment.setActiveProfiles(...active);
      for (const profile of added ?? []) environment.addActiveProfile(profile);
      return { active: environment.getActiveProfiles(), default: environment.getDefaultProfiles() };
    });
  }
}

import { ErrorResponseException, HttpStatus, ProblemDetail } from '@vernal/web';

/** A user was asked for by a name that no user has. */
export class UserNotFoundException extends ErrorResponseException {
  constructor(name: string) {
    super(HttpStatus.NOT_FOUND, ProblemDetail.forStatusAndDetail(404, `There is no user called "${name}".`), {
      detailMessageArguments: [name],
    });
  }
}

/** Another user has this name. */
export class UserNameTakenException extends Error {}

/** Without this one nobody could manage users any more. */
export class LastAdminException extends Error {}

/** The caller: the type of a handler's parameter for `request.userPrincipal`. Source: `java.security.Principal`. */
export abstract class Principal {
  abstract readonly name: string;
}

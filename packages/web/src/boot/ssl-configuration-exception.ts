/** The keys and certificates of `server.ssl` do not make a server. */
export class SslConfigurationException extends Error {
  override get name(): string {
    return 'SslConfigurationException';
  }
}

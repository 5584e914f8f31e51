import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { Pattern, Property } from '@vernal/core';
import type { SecureServerOptions } from './protocol-options.js';
import { SslConfigurationException } from './ssl-configuration-exception.js';

const VERSIONS = ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'] as const;

/**
 * The properties under `server.ssl`: PEM files (or their text) as `certificate` and `certificate-private-key`, or a PKCS #12 file as
 * `key-store`. Source: Spring Boot `Ssl`.
 */
export class SslProperties {
  /** Default true: where there are keys. */
  enabled = true;
  /** The certificate with those that vouch for it. */
  @Property(String) certificate: string | undefined = undefined;
  @Property(String) certificatePrivateKey: string | undefined = undefined;
  /** Opens `certificate-private-key`. */
  @Property(String) keyPassword: string | undefined = undefined;
  @Property(String) keyStore: string | undefined = undefined;
  @Property(String) keyStorePassword: string | undefined = undefined;
  /** Who may vouch for certificates of clients. Default: nobody. */
  @Property(String) trustCertificate: string | undefined = undefined;
  /** Whether clients need a certificate, are asked for one (`want`), or are not. */
  @Property(String) @Pattern(/none|want|need/i) clientAuth = 'none';
  /** OpenSSL's names. Default: those of Node.js. */
  @Property({ of: String }) ciphers: string[] = [];
  /** `TLSv1.2` and `TLSv1.3`. Default: those of Node.js. */
  @Property({ of: String }) enabledProtocols: string[] = [];

  /** Undefined where there are no keys. Throws an {@link SslConfigurationException} for keys that do not fit or cannot be read. */
  toOptions(): SecureServerOptions | undefined {
    const { certificate, certificatePrivateKey, keyStore } = this;
    if (!this.enabled || (certificate ?? certificatePrivateKey ?? keyStore) === undefined) return undefined;
    const options = { ...this.#keys(), ...this.#clients(), ...this.#protocols() };
    try {
      createSecureContext(options);
    } catch (error) {
      const of =
        keyStore === undefined ? `'${shown(certificate)}' and '${shown(certificatePrivateKey)}'` : `'${keyStore}'`;
      throw new SslConfigurationException(
        `The key and certificate of server.ssl, ${of}, cannot be used: do they belong together, and is the password right? ${(error as Error).message}`,
        { cause: error },
      );
    }
    return options;
  }

  #keys(): SecureServerOptions {
    const { certificate, certificatePrivateKey, keyPassword, keyStore, keyStorePassword } = this;
    if (keyStore !== undefined) {
      const passphrase = keyStorePassword ?? keyPassword;
      return { pfx: contentOf('key-store', keyStore), ...(passphrase !== undefined && { passphrase }) };
    }
    if (certificate === undefined || certificatePrivateKey === undefined) {
      const missing = certificate === undefined ? 'certificate' : 'certificate-private-key';
      throw new SslConfigurationException(`server.ssl.${missing} is missing: a key and its certificate come together`);
    }
    return {
      cert: contentOf('certificate', certificate),
      key: contentOf('certificate-private-key', certificatePrivateKey),
      ...(keyPassword !== undefined && { passphrase: keyPassword }),
    };
  }

  #clients(): SecureServerOptions {
    const { trustCertificate } = this;
    const clientAuth = this.clientAuth.toLowerCase();
    return {
      ...(trustCertificate !== undefined && { ca: contentOf('trust-certificate', trustCertificate) }),
      ...(clientAuth !== 'none' && { requestCert: true, rejectUnauthorized: clientAuth === 'need' }),
    };
  }

  #protocols(): SecureServerOptions {
    const { ciphers, enabledProtocols } = this;
    const unknown = enabledProtocols.find((name) => !(VERSIONS as readonly string[]).includes(name));
    if (unknown !== undefined) {
      throw new SslConfigurationException(
        `server.ssl.enabled-protocols names '${unknown}': there are ${VERSIONS.join(', ')}`,
      );
    }
    const versions = VERSIONS.filter((name) => enabledProtocols.includes(name));
    const [minVersion, maxVersion] = [versions[0], versions.at(-1)];
    return {
      ...(ciphers.length > 0 && { ciphers: ciphers.join(':') }),
      ...(minVersion !== undefined && maxVersion !== undefined && { minVersion, maxVersion }),
    };
  }
}

function contentOf(property: string, location: string): Buffer {
  if (location.includes('-----BEGIN ')) return Buffer.from(location);
  try {
    return readFileSync(location.replace(/^file:(\/\/)?/, ''));
  } catch (error) {
    throw new SslConfigurationException(
      `server.ssl.${property}: '${location}' cannot be read: ${(error as Error).message}`,
      {
        cause: error,
      },
    );
  }
}

/** Keys are not for messages. */
function shown(location: string | undefined): string {
  return location?.includes('-----BEGIN ') ? 'a text' : String(location);
}

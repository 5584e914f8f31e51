// Read where a URL or the configuration has a user's name.
import type { URLParts } from '../http/url-parts.js';
import { basicAuthorization, type URLCredential } from './http-authentication.js';
import type { ImageDownloaderSettings } from './image-downloader-config.js';

/** Whose name and password go with the requests of a download: the URL's own, else the configured ones. */
export function credentialOf(
  { username, password }: URLParts,
  settings: ImageDownloaderSettings,
): URLCredential | undefined {
  if (username) return { username: percentDecoded(username), password: percentDecoded(password) };
  if (settings.urlCredential) return settings.urlCredential;
  if (settings.username === undefined || settings.password === undefined) return undefined;
  return { username: settings.username, password: settings.password };
}

/** Sends a credential unasked, for a transport that does not see what it is asked for. */
export function authorize(headers: Headers, credential: URLCredential | undefined): void {
  if (credential) headers.set('authorization', basicAuthorization(credential));
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

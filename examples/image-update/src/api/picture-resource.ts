import { type Picture, type PictureVersion, picturePageUrl, pictureUrl, versionUrl } from '../pictures/picture.js';

/** A picture as `/api` tells of it. */
export function pictureResource(picture: Picture) {
  const { name, title } = picture;
  return { name, title, url: pictureUrl(name), page: picturePageUrl(name), ...content(picture) };
}

/** A version of it. */
export function versionResource({ name }: Picture, version: PictureVersion) {
  return { url: versionUrl(name, version.hash), ...content(version), restoredFrom: version.restoredFrom };
}

function content({ version, contentType, size, width, height, lastModified, author }: Picture | PictureVersion) {
  return { version, contentType, size, width, height, lastModified: new Date(lastModified).toISOString(), author };
}

/** What a picture's name, a part of its URL, looks like. */
export const PICTURE_NAME = '[a-z0-9]+(-[a-z0-9]+)*';

export const MAX_NAME_LENGTH = 60;

/** A name made of a title or of a file's name: `Größe (2).JPG` becomes `groesse-2`. Undefined where nothing of it can be kept. */
export function nameFrom(text: string): string | undefined {
  const name = text
    .replaceAll('%22', '"')
    .replace(/\.[A-Za-z0-9]{2,5}$/, '')
    .toLowerCase()
    .replace(/ä|ö|ü|ß/g, (letter) => ({ ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' })[letter] as string)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_NAME_LENGTH)
    .replace(/^-+|-+$/g, '');
  return name === '' ? undefined : name;
}

/**
 * A title made of a file's name: `summer_2024.jpg` becomes `summer 2024`. A browser sends a quotation mark in it as `%22`
 * (HTML Standard, multipart/form-data encoding algorithm).
 */
export function titleFrom(fileName: string): string {
  return fileName
    .replaceAll('%22', '"')
    .replace(/\.[A-Za-z0-9]{2,5}$/, '')
    .replace(/[_\s]+/g, ' ')
    .trim();
}

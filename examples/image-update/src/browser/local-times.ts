/** Tells times in the time zone of the visitor; the server knows its own only. */
export function localTimes(within: ParentNode = document): void {
  const format = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'medium', timeStyle: 'short' });
  for (const time of within.querySelectorAll('time')) time.textContent = format.format(new Date(time.dateTime));
}

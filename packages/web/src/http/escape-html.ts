/** The text of a value with what HTML would read as markup written as entities: `&`, `<`, `>`, `"` and `'`. */
export function escapeHtml(value: unknown): string {
  const text = String(value);
  let escaped = '';
  let start = 0;
  for (let index = 0; index < text.length; index++) {
    const entity = entityOf(text.charCodeAt(index));
    if (entity === undefined) continue;
    escaped += text.slice(start, index) + entity;
    start = index + 1;
  }
  return start === 0 ? text : escaped + text.slice(start);
}

function entityOf(code: number): string | undefined {
  switch (code) {
    case 0x22:
      return '&quot;';
    case 0x26:
      return '&amp;';
    case 0x27:
      return '&#39;';
    case 0x3c:
      return '&lt;';
    case 0x3e:
      return '&gt;';
    default:
      return undefined;
  }
}

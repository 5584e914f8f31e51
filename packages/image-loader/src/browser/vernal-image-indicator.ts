// Read by pages whose pictures have an indicator.
const CSS = `
[part=indicator]{place-self:center;color:var(--vernal-image-indicator-color,currentColor)}
:host([indicator=activity]) [part=indicator]{display:block;width:1.5em;height:1.5em;border:.2em solid;border-inline-end-color:#0000;border-radius:50%;opacity:.6;animation:turn 1s linear infinite}
:host([indicator=progress]) [part=indicator]{display:block;place-self:end stretch;height:.25em;background:currentColor;transform-origin:0;transform:scaleX(var(--progress,0))}
@keyframes turn{to{rotate:1turn}}
@media (prefers-reduced-motion:reduce){[part=indicator]{animation:none!important}}`;

let sheet: CSSStyleSheet | undefined;

/** Lets the inside of a `<vernal-image>` show what its attribute `indicator` names. */
export function drawIndicators({ adoptedStyleSheets }: ShadowRoot): void {
  if (sheet === undefined) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS);
  }
  if (!adoptedStyleSheets.includes(sheet)) adoptedStyleSheets.push(sheet);
}

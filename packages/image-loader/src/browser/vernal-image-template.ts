const CSS = `
:host{display:inline-block;max-width:100%;vertical-align:bottom}
:host([hidden]),[hidden],slot[name]{display:none!important}
div{display:grid;grid-template:minmax(0,auto)/minmax(0,auto);height:100%}
div>*,slot>*,::slotted(*){grid-area:1/1}
img{display:block;max-width:100%;height:auto}
img:not([src],[srcset]){opacity:0}
:host([state=error]) img:not([src],[srcset]){visibility:hidden}
:host([state=loading]) slot[name=loading],:host([state=error]) slot[name=error]{display:contents!important}
span{display:none}
img:not([src],[srcset],[hidden])~slot>[part=error]{display:block;padding:.5em;border:1px solid}`;

let sheet: CSSStyleSheet | undefined;

/** The inside of a `<vernal-image>`. */
export interface VernalImageParts {
  readonly image: HTMLImageElement;
  /** The element's own children, which are shown until there is a picture. */
  readonly fallback: HTMLSlotElement;
  readonly indicator: HTMLElement;
  readonly error: HTMLElement;
}

/** Makes the inside, without a `<style>` and without HTML in a string: a strict Content-Security-Policy lets it be. */
export function buildInside(root: ShadowRoot): VernalImageParts {
  if (sheet === undefined) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS);
  }
  root.adoptedStyleSheets = [sheet];
  const image = part('img', 'image');
  const fallback = document.createElement('slot');
  const indicator = part('span', 'indicator');
  indicator.setAttribute('aria-hidden', 'true');
  const error = part('span', 'error');
  const frame = part('div', 'frame');
  frame.append(image, fallback, slot('loading', indicator), slot('error', error));
  root.append(frame);
  return { image, fallback, indicator, error };
}

function part<Name extends keyof HTMLElementTagNameMap>(tag: Name, name: string): HTMLElementTagNameMap[Name] {
  const element = document.createElement(tag);
  element.setAttribute('part', name);
  return element;
}

function slot(name: string, content: HTMLElement): HTMLSlotElement {
  const element = document.createElement('slot');
  element.name = name;
  element.append(content);
  return element;
}

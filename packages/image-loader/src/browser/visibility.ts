/** Where an element is: in the view, near enough to be wanted soon, or neither. */
export type Visibility = 'visible' | 'near' | 'far';

/** What an element is watched for. */
export interface VisibilityListener {
  visibilityChanged(visibility: Visibility): void;
}

/** How far from the view, in CSS pixels, an element is near: about what a swipe of a finger brings in. */
const NEAR = 800;

const watched = new WeakMap<Element, { listener: VisibilityListener; isNear: boolean; isVisible: boolean }>();
let observers: readonly IntersectionObserver[] | undefined;

/** Tells the listener where the element is, first after the next frame and then whenever that changes. */
export function watchVisibility(element: Element, listener: VisibilityListener): void {
  watched.set(element, { listener, isNear: false, isVisible: false });
  observers ??= [observer('isNear', `${NEAR}px`), observer('isVisible', '0px')];
  for (const each of observers) each.observe(element);
}

export function unwatchVisibility(element: Element): void {
  watched.delete(element);
  for (const each of observers ?? []) each.unobserve(element);
}

/** One for all elements of the page: an observer of its own for each would cost more than the loads. */
function observer(name: 'isNear' | 'isVisible', rootMargin: string): IntersectionObserver {
  const onChange = (entries: readonly IntersectionObserverEntry[]) => {
    for (const { target, isIntersecting } of entries) {
      const state = watched.get(target);
      if (state === undefined) continue;
      state[name] = isIntersecting;
      state.listener.visibilityChanged(state.isVisible ? 'visible' : state.isNear ? 'near' : 'far');
    }
  };
  return new IntersectionObserver(onChange, { rootMargin });
}

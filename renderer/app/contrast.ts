import type { AppState, AppStore } from '../state/appStore.ts';

const asked = '(prefers-contrast: more)';

/** Does the person want strong contrast, here or on their whole computer? */
export function wantsContrast({ boot }: Pick<AppState, 'boot'>, system: boolean): boolean {
  return system || boot?.preferences.contrast === 'more';
}

/** Keeps the page's contrast true to what the person and the computer want. */
export function followContrast(store: AppStore, root: HTMLElement): void {
  const system = matchMedia(asked);
  const apply = (): void => {
    if (wantsContrast(store.getState(), system.matches)) root.dataset['contrast'] = 'more';
    else delete root.dataset['contrast'];
  };
  apply();
  system.addEventListener('change', apply);
  store.subscribe(({ boot }, before) => {
    if (boot?.preferences !== before.boot?.preferences) apply();
  });
}

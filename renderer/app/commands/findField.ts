/** The filter of the list on screen; null where there is none. */
export function findField(): HTMLInputElement | null {
  return document.querySelector<HTMLInputElement>('#content input[role="searchbox"]');
}

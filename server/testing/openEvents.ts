import type { TestDevice } from './testDevice.ts';

/** Opens a device's event stream and reads it event by event. */
export async function openEvents({ url, token }: Pick<TestDevice, 'url' | 'token'>) {
  const abort = new AbortController();
  const response = await fetch(`${url}/v1/events`, {
    headers: { authorization: `Bearer ${token}` },
    signal: abort.signal,
  });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  /** The next event as it came, or `ended`. */
  const next = async (): Promise<string> => {
    while (!text.includes('event:')) {
      const chunk = await reader?.read();
      if (!chunk || chunk.done) return 'ended';
      text += chunk.value;
    }
    const found = text.slice(text.indexOf('event:')).trim();
    text = '';
    return found;
  };
  return { contentType: response.headers.get('content-type'), next, stop: () => abort.abort() };
}

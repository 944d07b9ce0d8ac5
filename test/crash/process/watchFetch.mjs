/**
 * Fail-points around the requests of the service: `send PATH` before a byte leaves, `answer PATH` when the server has
 * answered and nothing of the answer has been looked at.
 *
 * @param {import('./failpoint.mjs').Failpoint} failpoint
 */
export function watchFetch(failpoint) {
  const fetch = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const url = new URL(typeof input === 'string' ? input : 'url' in input ? input.url : input.href);
    failpoint.reach(`send ${url.pathname}`);
    const answer = await fetch(input, init);
    failpoint.reach(`answer ${url.pathname}`);
    return answer;
  };
}

/**
 * One calm line for a human: what it is about, and what happens.
 *
 * @param {string} topic
 * @param {string} text
 */
export function say(topic, text) {
  console.log(`  ${topic.padEnd(13)} ${text}`);
}

/** @param {number} milliseconds */
export function duration(milliseconds) {
  if (milliseconds < 10_000) return `${(milliseconds / 1000).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/**
 * Says what is being done, does it, and says how long it took.
 *
 * @template T
 * @param {string} topic
 * @param {string} doing
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function timed(topic, doing, work) {
  say(topic, `${doing} …`);
  const began = Date.now();
  const result = await work();
  say(topic, `done in ${duration(Date.now() - began)}`);
  return result;
}

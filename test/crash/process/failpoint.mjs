/**
 * Where the process kills itself: a name that `reach` is called with, and how many times it is passed before. The names are
 * given by what the service does (its SQL, its requests), not by marks in its code, so production code has none.
 *
 * @typedef {{ reach: (name: string) => void }} Failpoint
 */

/**
 * @param {string | undefined} text `name` or `name#count`
 * @returns {Failpoint}
 */
export function readFailpoint(text) {
  const [wanted, count] = (text ?? '').split('#');
  let left = Number(count ?? 1);
  return {
    reach: (name) => {
      if (name !== wanted) return;
      left -= 1;
      // Sent to itself a signal takes effect before `kill` returns: not one more instruction of ours runs.
      if (left <= 0) process.kill(process.pid, 'SIGKILL');
    },
  };
}

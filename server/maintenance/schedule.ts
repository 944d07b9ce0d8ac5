/** Does something now and then every `everyMs`, one run after the other, until it is stopped. */
export function repeat(
  everyMs: number,
  run: () => Promise<void>,
  onFault: (error: unknown) => void,
): () => Promise<void> {
  let current = run().catch(onFault);
  const timer = setInterval(() => {
    current = current.then(run).catch(onFault);
  }, everyMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await current;
  };
}

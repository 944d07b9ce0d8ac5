/** Something with a life: begun when the app is ready, ended before it quits. */
export type Part = Readonly<{ start: () => void | Promise<void>; stop: () => void | Promise<void> }>;

/** Starts the parts in order. */
export async function startAll(parts: readonly Part[]): Promise<void> {
  for (const part of parts) await part.start();
}

/** Stops them from the last to the first; one that fails to stop does not keep the others from it. */
export async function stopAll(parts: readonly Part[], onFailure: (error: unknown) => void): Promise<void> {
  for (const part of [...parts].reverse()) {
    try {
      await part.stop();
    } catch (error) {
      onFailure(error);
    }
  }
}

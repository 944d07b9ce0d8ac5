import { PORT_MESSAGE } from '../../shared/contract/bridge.ts';
import type { SeatwiseBridge } from '../../shared/contract/ipcMain.ts';

type Listening = Pick<Window, 'addEventListener' | 'removeEventListener'> & Readonly<{ location: { origin: string } }>;

/** Asks the main process for a port to the service; it comes as a message of this very window. */
export function openServicePort(
  bridge: Pick<SeatwiseBridge, 'connectService'>,
  target: Listening,
): Promise<MessagePort> {
  return new Promise((resolve, reject) => {
    const hear = (event: MessageEvent<unknown>): void => {
      const port = event.ports[0];
      // Only the preload, which shares this window, may hand a port over.
      if (event.data !== PORT_MESSAGE || event.source !== target || event.origin !== target.location.origin) return;
      if (!port) return;
      target.removeEventListener('message', hear);
      resolve(port);
    };
    target.addEventListener('message', hear);
    bridge.connectService().catch((cause: unknown) => {
      target.removeEventListener('message', hear);
      reject(cause instanceof Error ? cause : new Error('the service could not be reached', { cause }));
    });
  });
}

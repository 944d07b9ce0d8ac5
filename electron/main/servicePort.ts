import type { MessageChannelMain, WebContents } from 'electron';
import { PORT_CHANNEL } from '../../shared/contract/bridge.ts';
import type { ServiceProcess } from './serviceProcess.ts';

export type ServicePortOptions = Readonly<{
  createChannel: () => Pick<MessageChannelMain, 'port1' | 'port2'>;
  service: Pick<ServiceProcess, 'whenReady'>;
}>;

/**
 * Gives a window and the service the two ends of a channel of their own, as soon as the service is there; from then on
 * nothing they say passes through this process.
 */
export function connectWindow(
  contents: Pick<WebContents, 'isDestroyed' | 'postMessage'>,
  { createChannel, service }: ServicePortOptions,
): Promise<void> {
  return new Promise((resolve) => {
    service.whenReady((transferPort) => {
      if (!contents.isDestroyed()) {
        const { port1, port2 } = createChannel();
        transferPort(port1);
        contents.postMessage(PORT_CHANNEL, null, [port2]);
      }
      resolve();
    });
  });
}

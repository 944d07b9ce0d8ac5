import { describe, expect, it } from 'vitest';
import type { MessagePortMain, WebContents } from 'electron';
import { PORT_CHANNEL } from '../../shared/contract/bridge.ts';
import { connectWindow } from './servicePort.ts';

/** A service that becomes ready when the test says so. */
function createService() {
  const waiting: ((transferPort: (port: MessagePortMain) => void) => void)[] = [];
  const given: MessagePortMain[] = [];
  return {
    given,
    whenReady: (handOver: (transferPort: (port: MessagePortMain) => void) => void) => void waiting.push(handOver),
    becomeReady: () => {
      for (const handOver of waiting.splice(0)) handOver((port) => given.push(port));
    },
  };
}

const [port1, port2] = ['one end', 'other end'] as unknown as [MessagePortMain, MessagePortMain];
const createChannel = () => ({ port1, port2 });

describe('a window that wants the service', () => {
  it('gets one end of a channel and the service the other, when the service is ready', async () => {
    const service = createService();
    const posted: unknown[] = [];
    const contents = {
      isDestroyed: () => false,
      postMessage: (...message: Parameters<WebContents['postMessage']>) => void posted.push(message),
    };
    const connected = connectWindow(contents, { createChannel, service });
    expect(posted).toEqual([]);
    service.becomeReady();
    await connected;
    expect(posted).toEqual([[PORT_CHANNEL, null, [port2]]]);
    expect(service.given).toEqual([port1]);
  });

  it('gets nothing when it was closed meanwhile', async () => {
    const service = createService();
    const contents = {
      isDestroyed: () => true,
      postMessage: () => {
        throw new Error('closed');
      },
    };
    const connected = connectWindow(contents, { createChannel, service });
    service.becomeReady();
    await connected;
    expect(service.given).toEqual([]);
  });
});

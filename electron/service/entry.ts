import { ControlToService, type ControlFromService } from '../../shared/contract/ipcControl.ts';
import { createSecretsChannel } from './controlChannel.ts';
import { systemClock, systemRandom, systemTimers } from './machine.ts';
import { createService, type Service } from './service.ts';
import type { ServicePort } from './windows/servicePort.ts';

/** A port as Electron gives it to a utility process. */
type ElectronPort = Readonly<{
  postMessage: (message: unknown) => void;
  on: (event: 'message' | 'close', listener: (event: { data: unknown }) => void) => void;
  start: () => void;
}>;

type ParentPort = Readonly<{
  postMessage: (message: unknown) => void;
  on: (event: 'message', listener: (event: { data: unknown; ports: readonly ElectronPort[] }) => void) => void;
}>;

// The one place that touches the process; everything else is handed what it needs.
const parent = (process as unknown as { parentPort?: ParentPort }).parentPort;
if (!parent) throw new Error('the service runs as a utility process of the app');

const post = (message: ControlFromService): void => parent.postMessage(message);
const { secrets, onAnswer } = createSecretsChannel(post);
let service: Service | null = null;

parent.on('message', ({ data, ports }) => {
  const parsed = ControlToService.safeParse(data);
  if (!parsed.success) {
    post({ type: 'log', level: 'error', event: 'service.badControl', ids: {} });
    return;
  }
  const message = parsed.data;
  switch (message.type) {
    case 'init':
      service = createService({
        ...message,
        secrets,
        remember: (serverUrl, lastAccountKey) => post({ type: 'remember', serverUrl, lastAccountKey }),
        counts: (waiting, needsAttention, sent) => post({ type: 'counts', waiting, needsAttention, sent }),
        log: (level, event, ids = {}) => post({ type: 'log', level, event: `service.${event}`, ids: { ...ids } }),
        fetch: globalThis.fetch,
        clock: systemClock,
        timers: systemTimers,
        random: systemRandom,
      });
      void service.start();
      break;
    case 'port':
      for (const port of ports) service?.connect(fromElectron(port));
      break;
    case 'secret':
      onAnswer(message);
      break;
    case 'network':
      service?.setOnline(message.online);
      break;
    case 'focus':
      service?.setFocused(message.focused);
      break;
    case 'resume':
      service?.resume();
      break;
    case 'lock':
      service?.lock();
      break;
    case 'shutdown':
      void Promise.resolve(service?.stop()).finally(() => post({ type: 'stopped' }));
      break;
  }
});

post({ type: 'ready' });

function fromElectron(port: ElectronPort): ServicePort {
  return {
    post: (message) => port.postMessage(message),
    onMessage: (listener) => {
      port.on('message', (event) => listener(event.data));
      port.start();
    },
    onClose: (listener) => port.on('close', () => listener()),
  };
}

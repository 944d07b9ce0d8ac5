import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { ControlFromService, type ControlToService } from '../../shared/contract/ipcControl.ts';
import { PROJECT_ROOT } from './application.ts';

/** The built service under plain Node, with one window. */
export type HostedService = Readonly<{
  /** Gives it the window's port. */
  connect: () => void;
  /** A message of the window, as it came. */
  ask: (message: unknown) => void;
  stop: () => Promise<void>;
}>;

type HostedServiceOptions = Readonly<{
  dataFolder: string;
  serverUrl: string;
  /** Given what the service says to the window. */
  tell: (message: unknown) => void;
}>;

/** Starts the service as the main process does; its secrets are kept here as long as it runs. */
export async function startHostedService({
  dataFolder,
  serverUrl,
  tell,
}: HostedServiceOptions): Promise<HostedService> {
  const program = join(PROJECT_ROOT, 'out/main/service.cjs');
  const child = fork(join(PROJECT_ROOT, 'test/crash/process/start.mjs'), [program], { execArgv: [] });
  const secrets = new Map<string, string>();
  const control = (message: ControlToService): void => void child.send({ control: message });
  const ready = new Promise<void>((resolve) => {
    child.on('message', (said: Readonly<{ window?: unknown; control?: unknown }>) => {
      if (said.control === undefined) return tell(said.window);
      const message = ControlFromService.parse(said.control);
      if (message.type === 'ready') resolve();
      else if (message.type === 'stopped') child.disconnect();
      else if (message.type === 'secretGet' || message.type === 'secretSet') {
        if (message.type === 'secretSet') keep(message.name, message.value);
        control({ type: 'secret', requestId: message.requestId, value: secrets.get(message.name) ?? null });
      }
    });
  });
  const keep = (name: string, value: string | null): void => {
    if (value === null) secrets.delete(name);
    else secrets.set(name, value);
  };
  await ready;
  control({ type: 'init', dataFolder, serverUrl, keep: 'disk', lastAccountKey: null, deviceName: 'Chromium' });
  return {
    connect: () => {
      control({ type: 'port' });
      control({ type: 'network', online: true });
      control({ type: 'focus', focused: true });
    },
    ask: (message) => void child.send({ window: message }),
    stop: async () => {
      const gone = once(child, 'exit');
      control({ type: 'shutdown' });
      await gone;
    },
  };
}

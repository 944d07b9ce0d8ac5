import type { ServiceMessage } from '../../../shared/contract/ipcService.ts';

/** One end of a channel to a window; Electron's and Node's ports are both made to look like this. */
export type ServicePort = Readonly<{
  post: (message: ServiceMessage) => void;
  /** Called for each message as it came, unparsed. */
  onMessage: (listener: (message: unknown) => void) => void;
  onClose: (listener: () => void) => void;
}>;

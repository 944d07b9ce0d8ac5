import { contextBridge, ipcRenderer } from 'electron';
import {
  EVENT_CHANNEL,
  methodChannel,
  PORT_CHANNEL,
  PORT_MESSAGE,
  type MethodAnswer,
} from '../../shared/contract/bridge.ts';
import type {
  MainEvent,
  MainMethod,
  MainParamsOf,
  MainResultOf,
  SeatwiseBridge,
} from '../../shared/contract/ipcMain.ts';

async function call<M extends MainMethod>(method: M, params: MainParamsOf<M>): Promise<MainResultOf<M>> {
  const answer: MethodAnswer<MainResultOf<M>> = await ipcRenderer.invoke(methodChannel(method), params);
  if (!answer.ok) throw new Error(answer.code);
  return answer.result;
}

const bridge: SeatwiseBridge = {
  getBoot: () => call('boot.get', {}),
  setTheme: async (theme) => {
    await call('theme.set', { theme });
  },
  chooseProtection: (choice) => call('protection.choose', choice),
  connectService: async () => {
    await call('service.connect', {});
  },
  onMainEvent: (listener) => {
    // The event object of Electron carries the sender; the page gets our data only.
    const tell = (_event: unknown, event: MainEvent): void => listener(event);
    ipcRenderer.on(EVENT_CHANNEL, tell);
    return () => {
      ipcRenderer.off(EVENT_CHANNEL, tell);
    };
  },
};

contextBridge.exposeInMainWorld('seatwise', bridge);

// A port cannot cross the context bridge; it goes to the page as a message of the window to itself.
ipcRenderer.on(PORT_CHANNEL, (event) => {
  window.postMessage(PORT_MESSAGE, window.location.origin, [...event.ports]);
});

import type { SeatwiseBridge } from '../../shared/contract/ipcMain.ts';
import { createAppStore } from './appStore.ts';
import { windowFrames } from './frames.ts';
import { createQueries } from './queries.ts';
import type { Route } from './route.ts';
import { createServiceClient } from './serviceClient.ts';
import { openServicePort } from './servicePort.ts';
import type { AppContextValue } from './useApp.ts';

/** The store of a window with the service and the main process behind it; nothing is asked yet. */
export function createAppContext(bridge: SeatwiseBridge, route: Route): AppContextValue {
  const store = createAppStore(route);
  const client = createServiceClient({
    openPort: () => openServicePort(bridge, window),
    onRestarted: (listener) =>
      bridge.onMainEvent((event) => {
        if (event.type === 'serviceRestarted') listener();
      }),
    onDefect: (what) => console.error(what),
  });
  return { store, client, queries: createQueries(store, client, windowFrames), bridge };
}

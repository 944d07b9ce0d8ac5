import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { SeatwiseBridge } from '../../shared/contract/ipcMain.ts';
import type { AppState, AppStore } from './appStore.ts';
import type { Queries } from './queries.ts';
import type { ServiceClient } from './serviceClient.ts';

/** What every screen stands on. */
export type AppContextValue = Readonly<{
  store: AppStore;
  client: ServiceClient;
  queries: Queries;
  bridge: SeatwiseBridge;
}>;

export const AppContext = createContext<AppContextValue | null>(null);

/** The store, the service and the main process, for actions. */
export function useAppContext(): AppContextValue {
  const value = useContext(AppContext);
  if (!value) throw new Error('a screen stands outside the app');
  return value;
}

/** A part of what is on screen; the component is drawn again when it alters. */
export function useApp<T>(select: (state: AppState) => T): T {
  return useStore(useAppContext().store, select);
}

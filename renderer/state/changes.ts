import type { Intent } from '../../shared/contract/change.ts';
import type { ParamsOf } from '../../shared/contract/ipcService.ts';
import type { Connection, SaveMode, SaveResult, SyncStatus } from '../../shared/contract/view.ts';
import type { MessageId } from '../app/messages/en.ts';
import type { AppStore } from './appStore.ts';
import { queryKey } from './queryCache.ts';
import type { Answer, ServiceClient } from './serviceClient.ts';

/** Longest label the contract takes. */
export const LONGEST_LABEL = 200;

/** Saves what a person set in one go. What the answer lists as saved is on the disk by then. */
export function saveChanges(
  client: ServiceClient,
  label: string,
  intents: readonly Intent[],
  mode: SaveMode = 'fit',
): Promise<Answer<'changes.save'>> {
  const params: ParamsOf<'changes.save'> = { label: label.slice(0, LONGEST_LABEL), intents: [...intents], mode };
  return client.ask('changes.save', params);
}

/** What is said after saving: where it is, and when it will be sent. Never "saved here" where nothing is kept. */
export function savedMessage(connection: Connection, kept: boolean): MessageId {
  if (!kept) return 'saved.notKept';
  switch (connection) {
    case 'online':
      return 'saved.online';
    case 'offline':
    case 'unreachable':
      return 'saved.offline';
    case 'signedOut':
      return 'saved.signedOut';
    case 'updateNeeded':
      return 'saved.updateNeeded';
  }
}

/** How things stand with the server, as far as this window knows. */
export function knownConnection(store: AppStore): Connection {
  const status = store.getState().queries.get(queryKey('status.get', {}))?.value as SyncStatus | undefined;
  return status?.connection ?? 'offline';
}

export type NotSaved = SaveResult['notSaved'];

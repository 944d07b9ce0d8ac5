import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ProductId, UserId } from '../../shared/contract/ids.ts';
import { Connection } from '../../shared/contract/view.ts';
import { sayInEnglish } from '../app/sayInEnglish.ts';
import { saveChanges, savedMessage } from './changes.ts';
import { createServiceClient, type ServiceClient } from './serviceClient.ts';
import { createPeer, type Peer } from './testPeer.ts';

describe('what is said after saving', () => {
  it('is where the change is and when it will be sent', () => {
    expect(sayInEnglish(savedMessage('online', true))).toBe('Saved on this computer. It is being sent.');
    const later = 'Saved on this computer. It will be sent when you are back online.';
    expect(sayInEnglish(savedMessage('offline', true))).toBe(later);
    expect(sayInEnglish(savedMessage('unreachable', true))).toBe(later);
  });

  it('never says "saved on this computer" where nothing is kept', () => {
    for (const connection of Connection.options) {
      expect(sayInEnglish(savedMessage(connection, false))).not.toContain('Saved on this computer');
      expect(sayInEnglish(savedMessage(connection, true))).toContain('Saved on this computer');
    }
  });
});

describe('saving', () => {
  let peer: Peer;
  let client: ServiceClient;

  beforeEach(() => {
    peer = createPeer();
    client = createServiceClient({
      openPort: async () => peer.port,
      onRestarted: () => () => undefined,
      onDefect: () => undefined,
    });
    client.start();
  });
  afterEach(() => {
    client.stop();
    peer.close();
  });

  it('sends a label the contract takes, however long the names are', async () => {
    const intent = { kind: 'unassign', userId: UserId.parse('u'), productId: ProductId.parse('p') } as const;
    void saveChanges(client, 'n'.repeat(500), [intent]);
    await peer.hears(1);
    expect(peer.heard[0]?.params).toEqual({ label: 'n'.repeat(200), intents: [intent], mode: 'fit' });
  });
});

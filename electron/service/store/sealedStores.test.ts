import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { KEY, NOW, sampleStore, save, unassign } from '../testing/sampleStore.ts';
import { openStore } from './openStore.ts';
import { sealStore, unsealStore } from './sealedStores.ts';

const OTHER = 'b'.repeat(64);
const at = Date.parse(NOW);
const open = (folder: string, key: string) => {
  unsealStore(folder, key, at);
  return openStore({ folder, key, now: new Date(NOW) }).sql;
};

describe('a store whose key is not here now', () => {
  it('is put away unharmed, and comes back with its unsent changes when the key does', () => {
    const { sql, folder, context } = sampleStore();
    const ids = save(context, unassign('ana', 'kb'));
    sql.close();
    sealStore(folder, at);
    expect(existsSync(join(folder, 'store.db'))).toBe(false);
    open(folder, OTHER).close();
    const back = open(folder, KEY);
    expect(back.all('SELECT change_id FROM outbox')).toEqual([{ change_id: ids[0] }]);
    back.close();
    // The two may change places as often as the keychains do.
    const other = open(folder, OTHER);
    expect(other.all('SELECT change_id FROM outbox')).toEqual([]);
    other.close();
    expect(readdirSync(folder).filter((name) => name.includes('damaged'))).toEqual([]);
  });

  it('stays where it is when no sealed one fits the key', () => {
    const { sql, folder } = sampleStore();
    sql.close();
    expect(() => open(folder, OTHER)).toThrow(expect.objectContaining({ code: 'storeWrongKey' }));
    expect(existsSync(join(folder, 'store.db'))).toBe(true);
  });
});

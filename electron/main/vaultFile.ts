import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import { SecretName } from '../../shared/contract/ipcControl.ts';
import type { Log } from './logging.ts';
import { setAside } from './setAside.ts';

const secrets = z.record(SecretName, z.string());

/** Secrets wrapped by one keychain; `check` is a known word wrapped by it, to tell whether it is still the same one. */
const KeychainSection = z.strictObject({ check: z.string(), secrets });

/** Secrets sealed under a passphrase; `check` tells a wrong passphrase. */
const PassphraseSection = z.strictObject({
  salt: z.string(),
  // Bounded, so that an altered file cannot hang the app.
  cost: z.strictObject({
    N: z
      .int()
      .min(2)
      .max(2 ** 20),
    r: z.int().min(1).max(32),
    p: z.int().min(1).max(16),
  }),
  check: z.string(),
  secrets,
});

export const VaultContents = z.strictObject({
  version: z.literal(1),
  /** How secrets are kept from now on; null until the first is kept or the person has chosen. */
  choice: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('keychain'), backend: z.string() }),
      z.strictObject({ kind: z.literal('passphrase') }),
      z.strictObject({ kind: z.literal('nothing') }),
    ])
    .nullable(),
  /** One section for each keychain that was ever used, by its name: a keychain that comes back finds its own again. */
  keychains: z.record(z.string(), KeychainSection),
  passphrase: PassphraseSection.nullable(),
  /** Sections that nothing here can open any more. Never deleted: their keychain may be restored one day. */
  setAside: z.array(
    z.strictObject({
      at: z.iso.datetime(),
      backend: z.string().nullable(),
      section: z.union([KeychainSection, PassphraseSection]),
    }),
  ),
});
export type VaultContents = z.infer<typeof VaultContents>;

export const emptyVault: VaultContents = { version: 1, choice: null, keychains: {}, passphrase: null, setAside: [] };

/** Reads the vault; a file that cannot be understood is set aside and an empty vault is begun. Throws where that fails. */
export async function readVault(file: string, log: Log): Promise<VaultContents> {
  try {
    return VaultContents.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return emptyVault;
  }
  setAside(file, new Date());
  log('error', 'vault.setAside');
  return emptyVault;
}

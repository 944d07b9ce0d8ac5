import type { SecretName } from '../../../shared/contract/ipcControl.ts';

/** The vault of the main process: values that are kept wrapped by the keychain or a passphrase. */
export type Secrets = Readonly<{
  get: (name: SecretName) => Promise<string | null>;
  /** Null forgets. Answers what is kept now; anything else than the value means that it could not be kept. */
  set: (name: SecretName, value: string | null) => Promise<string | null>;
}>;

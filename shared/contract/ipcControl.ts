import * as z from 'zod';

/** Names of secrets in the vault: a store's data key, an account's refresh token, and what its lock opens to. */
export const SecretName = z.string().regex(/^(dataKey|refreshToken|lock):[A-Za-z0-9_-]{1,64}$/);
export type SecretName = z.infer<typeof SecretName>;

/** Main process → service, over the utility process's parent port. Ports travel as transfers beside `port`. */
export const ControlToService = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('init'),
    dataFolder: z.string(),
    serverUrl: z.string(),
    /** Keep the cache on disk, or (the person's choice where there is no keychain) nothing at all. */
    keep: z.enum(['disk', 'memory']),
    /** The account to open again, offline too; null at first start and after signing out. */
    lastAccountKey: z.string().nullable(),
    deviceName: z.string(),
  }),
  z.strictObject({ type: z.literal('port') }),
  z.strictObject({ type: z.literal('secret'), requestId: z.int(), value: z.string().nullable() }),
  z.strictObject({ type: z.literal('network'), online: z.boolean() }),
  z.strictObject({ type: z.literal('focus'), focused: z.boolean() }),
  z.strictObject({ type: z.literal('resume') }),
  /** Nobody has used this computer for a while, or it was locked itself. */
  z.strictObject({ type: z.literal('lock') }),
  z.strictObject({ type: z.literal('shutdown') }),
]);
export type ControlToService = Readonly<z.infer<typeof ControlToService>>;

/** Service → main process. */
export const ControlFromService = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ready') }),
  z.strictObject({ type: z.literal('secretGet'), requestId: z.int(), name: SecretName }),
  /** A null value forgets the secret. Answered by `secret` with the stored value once it is on disk. */
  z.strictObject({ type: z.literal('secretSet'), requestId: z.int(), name: SecretName, value: z.string().nullable() }),
  z.strictObject({ type: z.literal('remember'), serverUrl: z.string(), lastAccountKey: z.string().nullable() }),
  /** For the badge and the bar on the app's icon; `sent`: the part of long work that is done, null while there is none. */
  z.strictObject({
    type: z.literal('counts'),
    waiting: z.int(),
    needsAttention: z.int(),
    sent: z.number().min(0).max(1).nullable(),
  }),
  z.strictObject({
    type: z.literal('log'),
    level: z.enum(['info', 'warn', 'error']),
    event: z.string(),
    ids: z.record(z.string(), z.string()),
  }),
  z.strictObject({ type: z.literal('stopped') }),
]);
export type ControlFromService = Readonly<z.infer<typeof ControlFromService>>;

import * as z from 'zod';
import {
  AccountId,
  AssignmentId,
  ChangeId,
  ChangeSetId,
  Day,
  DeviceId,
  Instant,
  OrgId,
  PoolId,
  ProductId,
  UserId,
} from './ids.ts';
import { NewId } from './rosterEdit.ts';
import { Pool, Product } from './rows.ts';

/** A pool and how it stands. */
export const PoolStatus = z.strictObject({
  ...Pool.shape,
  /** What the vendor sold, and what was moved here (or, below zero, away); together the quantity, never below zero. */
  bought: z.int().min(0),
  transferred: z.int(),
  available: z.int().min(0),
  /** Who waits in the pool's name, also where the reader may not see every one of them. */
  waiting: z.int().min(0),
  supply: z.enum(['ok', 'low', 'empty', 'overdrawn']),
  /** `day`: when it starts (not started yet) or ends, in the district's time zone. */
  term: z.strictObject({ state: z.enum(['notStarted', 'running', 'endingSoon', 'ended']), day: Day }),
});
export type PoolStatus = Readonly<z.infer<typeof PoolStatus>>;

/** `GET /v1/products`: by name, each with the pools in sight. */
export const ProductList = z.strictObject({
  products: z.array(z.strictObject({ product: Product, pools: z.array(PoolStatus) })),
});
export type ProductList = Readonly<z.infer<typeof ProductList>>;

/** Who did something: an account, with the name of whoever holds it (null where there is no such account any more). */
const Doer = z.strictObject({ accountId: AccountId, name: z.string().nullable() });

/** One thing that happened to a license. A license that changes hands is `movedOut` of the one and `movedIn` to the other. */
export const LicenseEvent = z.strictObject({
  at: Instant,
  kind: z.enum(['given', 'taken', 'movedOut', 'movedIn']),
  userId: UserId,
  productId: ProductId,
  assignmentId: AssignmentId,
  poolId: PoolId,
  changeId: ChangeId,
  /** What was saved in one go with it; null where the server did it by itself. */
  changeSet: z.strictObject({ id: ChangeSetId, label: z.string() }).nullable(),
  by: Doer,
  /** The computer, with its name as its last sign-in gave it, where one is known. */
  device: z.strictObject({ id: DeviceId, name: z.string().nullable() }),
});
export type LicenseEvent = Readonly<z.infer<typeof LicenseEvent>>;

/** `GET /v1/assignments/{id}/history`, `GET /v1/people/{userId}/licenses/history`: newest first; `next` continues. */
export const LicenseHistory = z.strictObject({ events: z.array(LicenseEvent), next: z.string().nullable() });
export type LicenseHistory = Readonly<z.infer<typeof LicenseHistory>>;

/** `POST /v1/pools/{poolId}/transfers`: licenses that nobody holds, to the pool of the same product and term of another org. */
export const TransferRequest = z.strictObject({
  /** Made by whoever asks; asking once more with the same one moves nothing. */
  id: NewId,
  toOrgId: OrgId,
  quantity: z.int().min(1).max(10_000_000),
});
export type TransferRequest = Readonly<z.infer<typeof TransferRequest>>;

export const PoolTransfer = z.strictObject({
  id: NewId,
  at: Instant,
  productId: ProductId,
  fromPoolId: PoolId,
  toPoolId: PoolId,
  quantity: z.int().min(1),
  by: Doer,
  deviceId: DeviceId.nullable(),
});
export type PoolTransfer = Readonly<z.infer<typeof PoolTransfer>>;

/** The transfer, and both pools as they are now. */
export const TransferDone = z.strictObject({ transfer: PoolTransfer, from: Pool, to: Pool });
export type TransferDone = Readonly<z.infer<typeof TransferDone>>;

/** `GET /v1/pools/{poolId}/transfers`: newest first; `next` continues. */
export const TransferList = z.strictObject({ transfers: z.array(PoolTransfer), next: z.string().nullable() });
export type TransferList = Readonly<z.infer<typeof TransferList>>;

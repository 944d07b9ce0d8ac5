import type { Selectable } from 'kysely';
import { Invitation } from '../../shared/contract/account.ts';
import type { Tables } from '../database/tables.ts';

export type InvitationRow = Selectable<Tables['invitations']>;

/** An invitation as the wire shows it. */
export function toInvitation(row: InvitationRow): Invitation {
  return Invitation.parse({
    id: row.id,
    email: row.email,
    role: row.role,
    orgIds: row.org_ids,
    userId: row.user_id,
    invitedBy: row.invited_by,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
  });
}

import { randomUUID } from 'node:crypto';
import type { Json, Raw, TestDevice } from './testDevice.ts';
import { rowVersion } from '../../shared/contract/rosterEdit.ts';
import { User, type Class, type Enrollment } from '../../shared/contract/rows.ts';

type Row = User | Class | Enrollment;

/** Edits of the roster as an office would send them: each with a new id, and with what was seen. */
export function rosterEditor(device: TestDevice) {
  const of = { people: 'person', classes: 'class', enrollments: 'enrollment' } as const;
  type Kind = keyof typeof of;
  return {
    create: async (kind: Kind, content: Json, id: string = randomUUID(), editId: string = randomUUID()): Promise<Raw> =>
      device.call('PUT', `/v1/${kind}/${id}`, { editId, [of[kind]]: content }),
    edit: async (kind: Kind, seen: Row, change: Json, editId: string = randomUUID()): Promise<Raw> =>
      device.call('PATCH', `/v1/${kind}/${seen.id}`, { editId, seen: rowVersion(seen), change }),
    remove: async (kind: Kind, seen: Row, editId: string = randomUUID()): Promise<Raw> =>
      device.call('DELETE', `/v1/${kind}/${seen.id}?editId=${editId}&seen=${rowVersion(seen)}`),
    person: async (id: string): Promise<User> => User.parse((await device.call('GET', `/v1/people/${id}`)).body),
  };
}

export type RosterEditor = ReturnType<typeof rosterEditor>;

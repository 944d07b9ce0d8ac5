import type { RosterChange, RosterOutcome } from '../../../shared/contract/rosterChange.ts';
import { rowVersion } from '../../../shared/contract/rosterEdit.ts';
import type { Answer } from '../api/answer.ts';
import { untilAnswered } from '../api/untilAnswered.ts';
import type { RosterRequest } from '../api/licensingApi.ts';
import type { Sql } from '../store/sqlite.ts';
import { readWireRow } from '../store/wireRows.ts';

type Deps = Readonly<{
  sql: Sql;
  /** UUIDv7. */
  newId: () => string;
  send: (request: RosterRequest) => Promise<Answer<unknown>>;
}>;

/** Makes edits of a roster one after the other. Those after one that could not be sent are not tried. */
export async function changeRoster(deps: Deps, changes: readonly RosterChange[]): Promise<RosterOutcome[]> {
  const outcomes: RosterOutcome[] = [];
  for (const change of changes) {
    // oxlint-disable-next-line no-await-in-loop -- in their order
    outcomes.push(outcomes.at(-1) === 'unreachable' ? 'unreachable' : await makeChange(deps, change));
  }
  return outcomes;
}

async function makeChange(deps: Deps, change: RosterChange): Promise<RosterOutcome> {
  const request = requestFor(deps, change);
  if (request === null) return 'done';
  // Under the same id each time: the server answers it as it did before.
  return outcomeOf(change, await untilAnswered(async () => deps.send(request)));
}

/** The edit as it goes out; null when there is nothing to do any more. */
function requestFor({ sql, newId }: Deps, change: RosterChange): RosterRequest | null {
  const editId = newId();
  switch (change.kind) {
    case 'renameClass': {
      const body = { editId, seen: change.seen, change: { title: change.title } };
      return { method: 'PATCH', path: `/v1/classes/${encodeURIComponent(change.classId)}`, body };
    }
    case 'enroll': {
      const { classId, userId } = change;
      const body = { editId, enrollment: { classId, userId, role: 'student', primary: false } };
      return { method: 'PUT', path: `/v1/enrollments/${newId()}`, body };
    }
    case 'unenroll': {
      const seat = findSeat(sql, change);
      const enrollment = seat === null ? null : readWireRow(sql, 'enrollments', seat);
      if (!enrollment) return null;
      const query = `editId=${editId}&seen=${rowVersion(enrollment)}`;
      return { method: 'DELETE', path: `/v1/enrollments/${encodeURIComponent(enrollment.id)}?${query}` };
    }
    case 'addPerson':
      return { method: 'PUT', path: `/v1/people/${change.id}`, body: { editId, person: change.person } };
    case 'editPerson': {
      const body = { editId, seen: change.seen, change: change.change };
      return { method: 'PATCH', path: `/v1/people/${encodeURIComponent(change.userId)}`, body };
    }
  }
}

function findSeat(sql: Sql, { classId, userId }: RosterChange & { kind: 'unenroll' }): string | null {
  const row = sql.get<{ id: string }>(
    "SELECT id FROM enrollments WHERE class_id = ? AND user_id = ? AND role = 'student' ORDER BY id LIMIT 1",
    [classId, userId],
  );
  return row?.id ?? null;
}

function outcomeOf({ kind }: RosterChange, answer: Answer<unknown>): RosterOutcome {
  if (answer.kind === 'ok') return 'done';
  if (answer.kind !== 'problem' || answer.code === null) return 'unreachable';
  switch (answer.code) {
    case 'forbidden':
    case 'rosterManaged':
    case 'inactiveUser':
      return answer.code;
    case 'changedElsewhere':
      // Somebody else put them into the class meanwhile: that is what was wanted.
      return kind === 'enroll' ? 'done' : answer.code;
    case 'notFound':
      return kind === 'unenroll' ? 'done' : answer.code;
    case 'otherBytesForSameId':
      return 'changedElsewhere';
    case 'unauthorized':
    case 'sessionEnded':
      return 'unreachable';
    default:
      return answer.status >= 500 || answer.status === 409 || answer.status === 429 ? 'busy' : 'invalid';
  }
}

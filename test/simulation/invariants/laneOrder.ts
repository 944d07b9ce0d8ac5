import { lanesOf } from '../../../shared/contract/change.ts';
import type { PushRequest } from '../../../shared/contract/push.ts';
import { OPEN } from '../look.ts';
import type { Desk, Invariant, Run } from '../run.ts';
import { isVerdict } from './isVerdict.ts';

export const laneOrder: Invariant = {
  number: 5,
  sentence:
    'Per lane, effects come in the order of the person; send_seq is dense; no verdict goes that an open change needs.',
  served: (run) => {
    for (const desk of run.desks) {
      const wrong = overtaken(run, desk) ?? decidedEarly(run, desk);
      if (wrong !== null) return wrong;
    }
    return null;
  },
  stored: (_, __, look) => {
    const seqs = look.outbox.flatMap(({ seq }) => seq ?? []).sort((a, b) => a - b);
    const gap = seqs.findIndex((seq, index) => seq !== index + 1);
    if (gap >= 0) return `number ${gap + 1} was skipped`;
    return look.device && look.device.nextSeq !== seqs.length + 1 ? `the next number is ${look.device.nextSeq}` : null;
  },
  asked: (_, desk, { kind, request }) => {
    if (kind !== 'push') return null;
    const { ack } = JSON.parse(request.body ?? '') as PushRequest;
    for (const row of desk.look.outbox) {
      if (!OPEN.has(row.state)) continue;
      if (row.seq !== null && row.seq <= ack) return `${row.seq} is acknowledged and open`;
      // What a restored server no longer has will never be decided: it is acknowledged so that nothing waits for it.
      const present = row.after.filter((id) => !desk.look.missing.has(id));
      const needed = row.hash === null ? [] : present.flatMap((id) => desk.look.byId.get(id)?.seq ?? []);
      const lost = needed.find((seq) => seq <= ack);
      if (lost !== undefined) return `${lost} is acknowledged, ${row.seq ?? ''} comes after it and is open`;
    }
    return null;
  },
};

/** Effects of one computer's changes in one lane, in the order in which the server made them. */
function overtaken({ truth }: Run, desk: Desk): string | null {
  const place = new Map(desk.ticks.map((tick) => [tick.id, tick]));
  const latest = new Map<string, number>();
  for (const { changeId, how } of truth.done) {
    const tick = place.get(changeId);
    // Who waited in line is served when there is a license, whatever was done meanwhile.
    if (tick === undefined || how === 'served') continue;
    const { intent, turn: at } = tick;
    for (const { userId, productId } of lanesOf(intent)) {
      const lane = `${userId} ${productId}`;
      if ((latest.get(lane) ?? -1) > at) return `${changeId} was done after a later edit of ${lane}`;
      latest.set(lane, at);
    }
  }
  return null;
}

/** How far the server's words were read, and the latest edit of each lane that it has decided. */
type Decided = { read: number; ids: Set<string>; latest: Map<string, number> };
const decided = new WeakMap<Desk, Decided>();

/** Was an edit of a lane decided before an earlier one? Also what has no effect keeps its place. */
function decidedEarly({ truth }: Run, desk: Desk): string | null {
  const known = decided.get(desk) ?? { read: 0, ids: new Set(), latest: new Map() };
  decided.set(desk, known);
  const place = new Map(desk.ticks.map((tick) => [tick.id, tick]));
  for (; known.read < truth.said.length; known.read += 1) {
    const { item, result } = truth.said[known.read] ?? {};
    const tick = place.get(item?.id ?? '');
    if (!item || !result || tick === undefined || known.ids.has(item.id) || !isVerdict(result.status)) continue;
    known.ids.add(item.id);
    const { intent, turn: at } = tick;
    for (const { userId, productId } of lanesOf(intent)) {
      const lane = `${userId} ${productId}`;
      if ((known.latest.get(lane) ?? -1) > at) return `${item.id} was decided after a later edit of ${lane}`;
      known.latest.set(lane, at);
    }
  }
  return null;
}

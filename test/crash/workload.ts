import type { Random } from '../../server/sample/random.ts';
import { PASSWORD } from '../../server/testing/district.ts';
import type { Intent } from '../../shared/contract/change.ts';
import type { CrashOffice } from './office.ts';
import type { ServiceProcess } from './serviceProcess.ts';

/** More would only be more of the same, and the end of a run has to send them all. */
const MAX_WAITING = 40;

/** Works at one computer until its process dies: edits, cancels, decides, and the network comes and goes. Answers the edits saved. */
export async function work(
  office: CrashOffice,
  service: ServiceProcess,
  random: Random,
  onDeeds: (deeds: number) => void,
): Promise<number> {
  let edits = 0;
  onDeeds(0);
  if (!(await signIn(office, service))) return edits;
  for (let deeds = 1; service.isAlive(); deeds += 1) {
    onDeeds(deeds);
    // oxlint-disable-next-line no-await-in-loop -- one deed after the other
    edits += await oneDeed(office, service, random);
    // oxlint-disable-next-line no-await-in-loop
    await pause(random.int(0, 10));
  }
  return edits;
}

/** Signs in where nobody is; true when somebody is signed in. */
export async function signIn(office: CrashOffice, service: ServiceProcess): Promise<boolean> {
  const session = await service.ask('session.get', {});
  if (session.kind === 'result' && session.result.state === 'signedIn') return true;
  office.network.set({ kind: 'pass' });
  const credentials = { serverUrl: office.network.url, email: office.school.email, password: PASSWORD };
  const answer = await service.ask('session.signIn', credentials);
  return answer.kind === 'result' && answer.result.state === 'signedIn';
}

async function oneDeed(office: CrashOffice, service: ServiceProcess, random: Random): Promise<number> {
  const deed = random.int(1, 20);
  if (deed <= 9) return save(office, service, random);
  if (deed <= 12) await cancel(office, service, random);
  else if (deed <= 14) await decide(office, service, random);
  else if (deed <= 15) service.control({ type: 'network', online: random.chance(0.6) });
  else if (deed <= 17) setNetwork(office, random);
  else if (deed <= 18) service.control({ type: 'resume' });
  // Not awaited: it may last as long as a round.
  else void service.ask('sync.now', {});
  return 0;
}

async function save(office: CrashOffice, service: ServiceProcess, random: Random): Promise<number> {
  const status = await service.ask('status.get', {});
  if (status.kind !== 'result' || status.result.waiting > MAX_WAITING) return 0;
  const intents = Array.from({ length: random.int(1, 3) }, () => anyIntent(office, random));
  const answer = await service.ask('changes.save', { label: 'Crash', intents });
  if (answer.kind !== 'result') return 0;
  for (const id of answer.result.saved) office.promises.saved.add(id);
  return answer.result.saved.length;
}

async function cancel(office: CrashOffice, service: ServiceProcess, random: Random): Promise<void> {
  const activity = await service.ask('activity.get', {});
  if (activity.kind !== 'result' || activity.result.waiting.length === 0) return;
  const { changeId } = random.pick(activity.result.waiting);
  const answer = await service.ask('changes.cancel', { changeId });
  if (answer.kind === 'result' && answer.result.outcome === 'cancelled') office.promises.cancelled.add(changeId);
}

async function decide(office: CrashOffice, service: ServiceProcess, random: Random): Promise<void> {
  const activity = await service.ask('activity.get', {});
  if (activity.kind !== 'result' || activity.result.attention.length === 0) return;
  const { changeId } = random.pick(activity.result.attention);
  const choice = random.pick(['keepMine', 'drop'] as const);
  const answer = await service.ask('changes.resolve', { changeId, choice });
  if (answer.kind === 'result') for (const id of answer.result?.saved ?? []) office.promises.saved.add(id);
}

function setNetwork({ network }: CrashOffice, random: Random): void {
  switch (random.int(1, 8)) {
    case 1:
      return network.set({ kind: 'down' });
    case 2:
      return network.set({ kind: 'cutAnswer', path: '/v1/push', thenDown: random.chance(0.3) });
    case 3:
      return network.set({ kind: 'captivePortal' });
    case 4:
      return network.set({ kind: 'problem', path: '/v1/changes', status: 410, code: 'cursorTooOld' });
    default:
      return network.set({ kind: 'pass' });
  }
}

function anyIntent({ school }: CrashOffice, random: Random): Intent {
  const userId = random.pick(school.students);
  const productId = random.pick([school.keyboarding, school.phonics]);
  switch (random.int(1, 6)) {
    case 1: {
      const others = school.students.filter((other) => other !== userId);
      return { kind: 'move', productId, fromUserId: userId, toUserId: random.pick(others) };
    }
    case 2: {
      const toProductId = productId === school.keyboarding ? school.phonics : school.keyboarding;
      return { kind: 'swap', userId, fromProductId: productId, toProductId };
    }
    case 3:
    case 4:
      return { kind: 'unassign', userId, productId };
    default:
      return { kind: 'assign', userId, productId };
  }
}

async function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

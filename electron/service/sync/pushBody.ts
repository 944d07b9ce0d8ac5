import type { Sendable } from '../store/outbox.ts';

/** The body of a push: the envelope around the frozen bytes, which go in exactly as they were committed. */
export function pushBody(
  envelope: Readonly<{ deviceId: string; epoch: string; ack: number }>,
  items: readonly Pick<Sendable, 'bytes'>[],
): string {
  const { deviceId, epoch, ack } = envelope;
  const changes = items.map(({ bytes }) => bytes).join(',');
  return `{"ack":${ack},"changes":[${changes}],"deviceId":${JSON.stringify(deviceId)},"epoch":${JSON.stringify(epoch)}}`;
}

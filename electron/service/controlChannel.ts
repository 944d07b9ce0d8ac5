import type { ControlFromService, ControlToService, SecretName } from '../../shared/contract/ipcControl.ts';
import type { Secrets } from './session/secrets.ts';

/** Secrets over the control channel: each question carries a number, each answer brings it back. */
export function createSecretsChannel(
  post: (message: ControlFromService) => void,
): Readonly<{ secrets: Secrets; onAnswer: (answer: Extract<ControlToService, { type: 'secret' }>) => void }> {
  const waiting = new Map<number, (value: string | null) => void>();
  let last = 0;
  const ask = async (message: (requestId: number) => ControlFromService): Promise<string | null> =>
    new Promise((resolve) => {
      last += 1;
      waiting.set(last, resolve);
      post(message(last));
    });
  return {
    secrets: {
      get: async (name: SecretName) => ask((requestId) => ({ type: 'secretGet', requestId, name })),
      set: async (name: SecretName, value) => ask((requestId) => ({ type: 'secretSet', requestId, name, value })),
    },
    onAnswer: ({ requestId, value }) => {
      waiting.get(requestId)?.(value);
      waiting.delete(requestId);
    },
  };
}

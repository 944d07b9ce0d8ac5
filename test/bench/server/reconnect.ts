import { Session } from '../../../shared/contract/session.ts';
import type { Stage } from './stage.ts';

/** Every device comes back at once, as after a power cut: fresh tokens, then a delta. Answers how long each waited. */
export async function reconnect({ url, devices }: Stage): Promise<readonly number[]> {
  const cursors = await readCursors(devices);
  const began = performance.now();
  return Promise.all(
    devices.map(async (device, index) => {
      const renewed = await device.send('POST', '/v1/session/refresh', { refreshToken: device.session.refreshToken });
      const { accessToken } = Session.parse(renewed.body);
      const path = `/v1/changes?deviceId=${device.deviceId}&cursor=${encodeURIComponent(cursors[index] ?? '')}`;
      const response = await fetch(url + path, { headers: { authorization: `Bearer ${accessToken}` } });
      if (response.status !== 200) throw new Error(`answered ${response.status}: ${await response.text()}`);
      await response.arrayBuffer();
      return performance.now() - began;
    }),
  );
}

/** All accounts see the same, and so may start from the same cursor. */
async function readCursors(devices: Stage['devices']): Promise<readonly string[]> {
  const [first] = devices;
  if (!first) return [];
  const { head } = await first.snapshot();
  return devices.map(() => head.cursor);
}

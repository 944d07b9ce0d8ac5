import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeUserData, startApplication, type Application, type ApplicationOptions } from './application.ts';
import { startDistrict, type District } from './district.ts';
import { startNetworkProxy, type NetworkProxy } from './networkProxy.ts';
import * as screens from './screens.ts';

/** A district's server, a network that can be cut, and an office computer with the app. */
export type Office = Readonly<{
  district: District;
  network: NetworkProxy;
  userDataDir: string;
  /** Opens the app of this computer; what was open before has to be stopped first. */
  open: (options?: Pick<ApplicationOptions, 'keychain'>) => Promise<Application>;
  /** Opens it and signs in, with the practice account unless another is named, until the dashboard stands. */
  openSignedIn: (account?: District['rival']) => Promise<Application>;
  remove: () => Promise<void>;
}>;

/** Sets up a computer on which the app has never run; with a district of its own, unless it shares one with others. */
export async function setUpOffice(shared?: District): Promise<Office> {
  const district = shared ?? (await startDistrict());
  const network = await startNetworkProxy(district.url);
  const userDataDir = await mkdtemp(join(tmpdir(), 'seatwise-e2e-'));
  let app: Application | null = null;
  const open: Office['open'] = async (options = {}) => {
    app = await startApplication({ ...options, apiUrl: network.url, userDataDir });
    return app;
  };
  return {
    district,
    network,
    userDataDir,
    open,
    openSignedIn: async (account) => {
      const opened = await open();
      if (account) await screens.signIn(opened.page, account);
      else await screens.usePracticeAccount(opened.page);
      await screens.waitForDashboard(opened.page);
      return opened;
    },
    remove: async () => {
      await app?.stop();
      await network.stop();
      if (!shared) await district.remove();
      await removeUserData(userDataDir);
    },
  };
}

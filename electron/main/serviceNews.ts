import type { Log } from './logging.ts';
import type { Reply, ServiceNews } from './serviceProcess.ts';
import type { Settings } from './settings.ts';
import type { Vault } from './vault.ts';

export type ServiceNewsOptions = Readonly<{
  vault: Promise<Pick<Vault, 'get' | 'set'>>;
  settings: Pick<Settings, 'set'>;
  /** How many changes wait for the person, for the badge on the app's icon. */
  showCount: (needsAttention: number) => void;
  /** How far long work is, for the bar on the app's icon; null while there is none. */
  showProgress: (part: number | null) => void;
  log: Log;
}>;

/** Does what the service asks of main: secrets, what to remember, the badge, the log. */
export function createNewsHandler(options: ServiceNewsOptions): (news: ServiceNews, reply: Reply) => void {
  const { settings, showCount, showProgress, log } = options;
  const answerSecret = (
    requestId: number,
    ask: (vault: Pick<Vault, 'get' | 'set'>) => Promise<string | null>,
    reply: Reply,
  ): void => {
    options.vault.then(ask).then(
      (value) => reply({ type: 'secret', requestId, value }),
      () => reply({ type: 'secret', requestId, value: null }),
    );
  };
  return (news, reply) => {
    switch (news.type) {
      case 'secretGet':
        answerSecret(news.requestId, (vault) => vault.get(news.name), reply);
        return;
      case 'secretSet':
        answerSecret(news.requestId, (vault) => vault.set(news.name, news.value), reply);
        return;
      case 'remember':
        settings.set({ serverUrl: news.serverUrl, lastAccountKey: news.lastAccountKey });
        return;
      case 'counts':
        showCount(news.needsAttention);
        showProgress(news.sent);
        return;
      case 'log':
        log(news.level, news.event, news.ids);
    }
  };
}

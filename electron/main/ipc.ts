import type { IpcMain } from 'electron';
import { methodChannel, type MethodAnswer } from '../../shared/contract/bridge.ts';
import { mainMethods, type MainMethod, type MainParamsOf, type MainResultOf } from '../../shared/contract/ipcMain.ts';
import { describeDefect, type Log } from './logging.ts';
import type { IsOurs } from './origin.ts';

/** The frame that sent a message, as far as it is asked who it is. */
export type SenderFrame = Readonly<{ url: string; processId: number; routingId: number }>;

/** Who sent a message; `senderFrame` is null when the frame is gone or has navigated meanwhile. */
export type SenderEvent = Readonly<{
  senderFrame: SenderFrame | null;
  sender: Readonly<{ id: number; mainFrame: SenderFrame }>;
}>;

export type IpcOptions = Readonly<{
  isOurs: IsOurs;
  /** Is this the id of the contents of a window that we made? */
  isOurWindow: (contentsId: number) => boolean;
  log: Log;
}>;

/** One handler for each method of the contract; `contentsId` says which window asks. */
export type MethodHandlers = Readonly<{
  [M in MainMethod]: (params: MainParamsOf<M>, contentsId: number) => MainResultOf<M> | Promise<MainResultOf<M>>;
}>;

/** Listens for every method of the contract and answers by envelope; nothing is thrown across. */
export function handleMethods(ipcMain: Pick<IpcMain, 'handle'>, handlers: MethodHandlers, options: IpcOptions): void {
  for (const method of Object.keys(mainMethods) as MainMethod[]) {
    ipcMain.handle(methodChannel(method), (event: SenderEvent, params: unknown) =>
      answerMethod(method, handlers[method], event, params, options),
    );
  }
}

/** The answer to one call: refused unless the main frame of our own page asks, invalid unless the arguments fit. */
export async function answerMethod<M extends MainMethod>(
  method: M,
  handler: MethodHandlers[M],
  event: SenderEvent,
  params: unknown,
  options: IpcOptions,
): Promise<MethodAnswer<MainResultOf<M>>> {
  const { log } = options;
  if (!isTrustedSender(event, options)) {
    log('warn', 'ipc.refused', { code: 'refused' });
    return { ok: false, code: 'refused' };
  }
  const schema = mainMethods[method];
  const parsed = schema.params.safeParse(params);
  if (!parsed.success) {
    log('warn', 'ipc.invalid', { code: 'invalid' });
    return { ok: false, code: 'invalid' };
  }
  try {
    const result = await handler(parsed.data as MainParamsOf<M>, event.sender.id);
    return { ok: true, result: schema.result.parse(result) as MainResultOf<M> };
  } catch (error) {
    log('error', 'ipc.defect', describeDefect(error));
    return { ok: false, code: 'defect' };
  }
}

/** Only the main frame of a window of ours, showing a page of ours, may ask anything. */
export function isTrustedSender(event: SenderEvent, { isOurs, isOurWindow }: IpcOptions): boolean {
  try {
    const { senderFrame: frame, sender } = event;
    if (frame === null || frame === undefined) return false;
    const main = sender.mainFrame;
    const isMainFrame = frame.processId === main.processId && frame.routingId === main.routingId;
    return isMainFrame && isOurWindow(sender.id) && isOurs(frame.url);
  } catch {
    // A frame that was disposed of throws when it is asked for anything.
    return false;
  }
}

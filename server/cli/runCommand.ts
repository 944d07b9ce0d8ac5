import { isStartupError } from '../startupError.ts';
import { accountCommand } from './accountCommand.ts';
import { districtCommand } from './districtCommand.ts';
import { importCommand } from './importCommand.ts';
import { poolCommand } from './poolCommand.ts';
import { newEpochCommand } from './newEpochCommand.ts';
import { serve, type Program } from './serve.ts';
import { usage } from './usage.ts';

type Command = (args: readonly string[], program: Program) => Promise<void>;

const commands: Readonly<Record<string, Command>> = {
  serve,
  import: importCommand,
  account: accountCommand,
  district: districtCommand,
  pool: poolCommand,
  'new-epoch': newEpochCommand,
};

/** Runs what the command line asks for and answers the exit code. Expected problems are one sentence, no stack trace. */
export async function runCommand(args: readonly string[], program: Program = { syncWorker: null }): Promise<number> {
  const [first = '', ...rest] = args;
  if (first === 'help' || args.includes('--help')) {
    console.log(usage);
    return 0;
  }
  const named = commands[first];
  try {
    if (named) await named(rest, program);
    else await serve(args, program);
    return 0;
  } catch (error) {
    console.error(isStartupError(error) ? error.message : error);
    return 1;
  }
}

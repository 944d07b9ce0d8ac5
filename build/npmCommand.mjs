/**
 * The npm that started this script, else the one on the PATH. Run as a script of Node where possible: on Windows `npm`
 * is a batch file, which cannot be started without a shell.
 *
 * @param {readonly string[]} args
 * @returns {[command: string, args: string[]]}
 */
export function npmCommand(args) {
  const script = process.env['npm_execpath'];
  const quiet = [...args, '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'];
  return script?.endsWith('npm-cli.js') ? [process.execPath, [script, ...quiet]] : ['npm', quiet];
}

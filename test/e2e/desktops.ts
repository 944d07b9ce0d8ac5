/** The environments that lead to the displays and keyrings of this run, one for each file that runs at the same time. */
export function desktops(): readonly Readonly<Record<string, string>>[] {
  return JSON.parse(process.env['SEATWISE_TEST_DESKTOPS'] ?? '[]') as readonly Readonly<Record<string, string>>[];
}

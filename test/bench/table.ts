import type { Measured, MeasureResult } from './measure.ts';

/** A measure as lines for a person: ours, what stands beside it, and whether the goal is reached. */
export function tableOf(result: MeasureResult): string {
  const rows = [
    ['', 'n', 'min', 'median', 'p95', 'ours ÷ it'],
    line(result.ours),
    ...result.peers.map(line),
    ...result.details.map((detail) => line({ ...detail, name: `· ${detail.name}` })),
  ];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length))) ?? [];
  const aligned = rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
  return [
    `${result.name} (${result.unit}): ${result.workload}`,
    ...aligned.map((row) => `  ${row}`),
    `  goal: ${result.goal.text}: ${result.goal.reached ? 'reached' : 'NOT REACHED'}`,
    ...result.notes.map((note) => `  note: ${note}`),
  ].join('\n');
}

function line({ name, summary, ratio }: Measured): string[] {
  const numbers = [summary.min, summary.median, summary.p95].map(rounded);
  return [name, String(summary.n), ...numbers, ratio === undefined ? '' : `${ratio.toFixed(2)} ×`];
}

function rounded(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

import type { Mutant } from './mutant.ts';

/** Defects of a server that does not keep its side. */
export const inServer: readonly Mutant[] = [
  { name: 'a server without a ledger', mutation: { server: { forgetsVerdicts: true } } },
  { name: 'a server whose verdicts expire', mutation: { server: { expiresVerdicts: true } } },
  { name: 'a server that ignores `after`', mutation: { server: { ignoresAfter: true } } },
  { name: 'a server that trusts the premise', mutation: { server: { trustsPremise: true } } },
  { name: 'a server that gives more than there is', mutation: { server: { ignoresQuantity: true } } },
  { name: 'a server that applies what it voids', mutation: { server: { appliesVoided: true } } },
  { name: 'a server that refuses what it applies', mutation: { server: { refusesApplied: true } } },
  { name: 'a server whose deltas leave out who left', mutation: { server: { forgetsGone: true } } },
];

const LONGEST = 100;

/** What this computer is called in the list of a person's devices: the host's own name, without its domain. */
export function deviceName(hostname: string): string {
  const [own = ''] = hostname.split('.');
  const plain = own.replaceAll(/[^\p{L}\p{N} _-]/gu, '').trim();
  return plain === '' ? 'This computer' : plain.slice(0, LONGEST);
}

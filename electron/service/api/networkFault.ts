/** Codes of Node, OpenSSL and undici that come before the first byte of a request. */
const BEFORE_SENDING =
  /^(ECONNREFUSED|ENOTFOUND|EAI_\w+|EHOSTUNREACH|EHOSTDOWN|ENETUNREACH|ENETDOWN|EADDRNOTAVAIL|EPROTO|UND_ERR_CONNECT_TIMEOUT|CERT_\w+|ERR_TLS_\w+|ERR_SSL_\w+|UNABLE_TO_\w+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|HOSTNAME_MISMATCH)$/;

/** The same of Chromium's network stack, which Electron's `net.fetch` uses. */
const CHROMIUM_BEFORE_SENDING =
  /net::ERR_(CONNECTION_REFUSED|NAME_NOT_RESOLVED|NAME_RESOLUTION_FAILED|INTERNET_DISCONNECTED|ADDRESS_UNREACHABLE|ADDRESS_INVALID|CONNECTION_TIMED_OUT|PROXY_CONNECTION_FAILED|TUNNEL_CONNECTION_FAILED|NETWORK_ACCESS_DENIED|CERT_\w+|SSL_\w+)/;

/** Did a request fail before any of it left this computer? `why` is a code for the log. */
export function networkFault(error: unknown): Readonly<{ sent: boolean; why: string }> {
  const codes = causes(error);
  const before = codes.find((code) => BEFORE_SENDING.test(code) || CHROMIUM_BEFORE_SENDING.test(code));
  if (before) return { sent: false, why: before };
  return { sent: true, why: codes.find((code) => /^[A-Z][A-Z0-9_]+$/.test(code)) ?? 'network' };
}

/** Codes and messages along the chain of causes; fetch hides what happened several levels down. */
function causes(error: unknown, depth = 0): readonly string[] {
  if (depth > 6 || typeof error !== 'object' || error === null) return [];
  const own = 'code' in error && typeof error.code === 'string' ? [error.code] : [];
  const message = error instanceof Error ? [error.message] : [];
  const inner = 'cause' in error ? causes(error.cause, depth + 1) : [];
  // Several addresses of one name were tried: each has its error.
  const each = error instanceof AggregateError ? error.errors.flatMap((one: unknown) => causes(one, depth + 1)) : [];
  return [...inner, ...each, ...own, ...message];
}

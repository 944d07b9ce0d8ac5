import { sendRequest } from '../../../server/testing/rawRequest.ts';
import { answerFaults, operations, type Answered, type Operation } from '../document.ts';

type Json = Readonly<Record<string, unknown>>;
export type Request = Readonly<{
  token?: string;
  path?: Readonly<Record<string, string>>;
  query?: Readonly<Record<string, string>>;
  body?: unknown;
  file?: Uint8Array;
}>;

/** Goes from operation to operation and holds every answer against the document. */
export type Tourist = Readonly<{
  /** Answers the body of the success; throws when there was none. */
  visit: (id: string, request?: Request) => Promise<Json>;
  /** Operations that have succeeded and refused. */
  seen: ReadonlySet<string>;
  /** What departed from the document. */
  faults: readonly string[];
}>;

export function createTourist(url: string): Tourist {
  const seen = new Set<string>();
  const faults: string[] = [];
  const send = async (
    operation: Operation,
    request: Request,
    more: Readonly<Record<string, string>> = {},
  ): Promise<Answered> => {
    const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
      encodeURIComponent(request.path?.[name] ?? ''),
    );
    const query = new URLSearchParams({ ...request.query, ...more }).toString();
    const json = request.body === undefined ? undefined : JSON.stringify(request.body);
    const body = request.file ? Buffer.from(request.file) : json;
    const answer = await sendRequest(url, {
      method: operation.method,
      path: query === '' ? path : `${path}?${query}`,
      headers: {
        ...(request.token === undefined ? {} : { authorization: `Bearer ${request.token}` }),
        ...(body === undefined ? {} : { 'content-type': operation.mediaType }),
      },
      ...(body === undefined ? {} : { body }),
    });
    faults.push(...answerFaults(operation, answer).map((fault) => `${operation.id} ${answer.status}: ${fault}`));
    return answer;
  };
  return {
    seen,
    faults,
    visit: async (id, request = {}) => {
      const operation = operations.find((one) => one.id === id);
      if (!operation) throw new Error(`The document has no operation ${id}.`);
      // What any operation refuses: a member that it does not know, and a caller whom nobody knows.
      const refusals = [await send(operation, request, { surprise: '1' })];
      if (operation.signedIn) {
        const { token: _, ...nobody } = request;
        refusals.push(await send(operation, nobody));
      }
      const statuses = refusals.map(({ status }) => status);
      if (statuses.some((status) => status !== 400 && status !== 401)) faults.push(`${id} answered ${statuses.join()}`);
      const answer = await send(operation, request);
      if (answer.status >= 300) throw new Error(`${id} answered ${answer.status}: ${answer.text}`);
      seen.add(id);
      return answer.type.startsWith('application/json') ? (JSON.parse(answer.text) as Json) : {};
    },
  };
}

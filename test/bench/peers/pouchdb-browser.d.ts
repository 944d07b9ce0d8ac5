// The little of PouchDB that the bench calls; the package brings no types.
declare module 'pouchdb-browser' {
  type Stored<Doc> = Doc & Readonly<{ _id: string; _rev?: string }>;
  type Written = Readonly<{ ok: true; id: string; rev: string }>;
  export default class PouchDB<Doc> {
    constructor(name: string);
    put(document: Stored<Doc>): Promise<Written>;
    replicate: { to: (url: string) => Promise<Readonly<{ docs_written: number }>> };
    bulkDocs(documents: readonly Stored<Doc>[]): Promise<readonly (Written | Readonly<{ error: unknown }>)[]>;
  }
}

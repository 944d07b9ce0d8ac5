/** What `--help` prints. */
export const usage = `Seatwise licensing API

  npm run server -- [--port N] [--host ADDRESS] [--database FOLDER-OR-URL] [--practice FOLDER] [--log LEVEL]
      Serves the API. Without --port it is 4180, 0 takes any free one; without --host only this computer reaches it.
      The database is a folder (an embedded PostgreSQL is kept in it) or postgres://user:password@host/name.
      --practice imports the sample district in FOLDER into an empty database and makes accounts to try it with.
`;

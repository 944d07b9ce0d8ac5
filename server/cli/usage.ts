/** What `--help` prints. */
export const usage = `Seatwise licensing API

  npm run server -- [--port N] [--host ADDRESS] [--database FOLDER-OR-URL] [--practice FOLDER]
                   [--roster-drop FOLDER] [--trust-proxy ADDRESSES] [--log LEVEL]
      Serves the API. Without --port it is 4180, 0 takes any free one; without --host only this computer reaches it.
      The database is a folder (an embedded PostgreSQL is kept in it) or postgres://user:password@host/name; without
      --database it is what the environment says in SEATWISE_DATABASE, else the folder seatwise-data.
      --practice imports the sample district in FOLDER into an empty database and makes accounts to try it with.
      --roster-drop is where Clever's and ClassLink's exports are dropped, in <district>/clever or <district>/classlink.
      --trust-proxy names the proxies in front, whose X-Forwarded-For header says where a request comes from.
      --log is silent, error, warn, info or debug.

  npm run server -- import ZIP-OR-FOLDER [--database FOLDER-OR-URL] [--report FILE.csv] [--district ID | --new-district]
      Brings a OneRoster 1.1 or 1.2 roster into the database, with products.csv, licenses.csv and assignments.csv if
      they are in it or beside it, and prints what was added, changed, fixed, skipped and refused.

  npm run server -- district set-time-zone ZONE [--district ID] [--database …]
      By which clock the district's days, terms and nightly syncs go: a name such as America/Chicago. Without it, and
      until an administrator sets it in the API, it is America/New_York. --district is only needed when there are several.

  npm run server -- account add --email E-MAIL --role ROLE --org ORG [--name NAME] [--person PERSON] [--database …]
      Makes an account; the password is read from standard input. ROLE is districtAdministrator, schoolAdministrator or
      teacher; ORG and PERSON are ids of the roster, --org once for each school.

  npm run server -- pool set-quantity --pool POOL --quantity N [--database …]
      Sets how many licenses the vendor sold for a pool (its id, or its poolId in licenses.csv). Below what is assigned
      nobody loses a license, and none is given until there is room; above it whoever waits gets one.

  npm run server -- new-epoch [--database …]
      For a database that was restored from a backup, before it serves again: everyone signs in anew, and every computer
      compares what it knows to be confirmed with what is there.
`;

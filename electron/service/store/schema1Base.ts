/** The tables of the server's rows as version 1 made them, so that a store that was begun then is what its migrations expect. */
export const BASE_TABLES = `
CREATE TABLE orgs (
  id TEXT PRIMARY KEY,
  type TEXT NOT NULL,
  name TEXT NOT NULL,
  parent_id TEXT,
  roster_source TEXT NOT NULL
) STRICT;
CREATE TABLE academic_sessions (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  type TEXT NOT NULL,
  starts_on TEXT NOT NULL,
  ends_on TEXT NOT NULL,
  parent_id TEXT
) STRICT;
CREATE TABLE users (
  id TEXT PRIMARY KEY,
  given_name TEXT NOT NULL,
  family_name TEXT NOT NULL,
  role TEXT NOT NULL,
  grade TEXT,
  org_ids TEXT NOT NULL,
  status TEXT NOT NULL,
  roster_source TEXT NOT NULL,
  sort_name TEXT NOT NULL
) STRICT;
CREATE INDEX users_0_g0 ON users (role, sort_name, id, status);
CREATE TABLE classes (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  org_id TEXT NOT NULL,
  class_type TEXT NOT NULL,
  grades TEXT NOT NULL,
  session_ids TEXT NOT NULL,
  sort_title TEXT NOT NULL
) STRICT;
CREATE INDEX classes_0_g0 ON classes (org_id, sort_title, id);
CREATE INDEX classes_1_g0 ON classes (sort_title, id);
CREATE TABLE enrollments (
  id TEXT PRIMARY KEY,
  class_id TEXT NOT NULL,
  user_id TEXT NOT NULL,
  role TEXT NOT NULL,
  is_primary INTEGER NOT NULL
) STRICT;
CREATE INDEX enrollments_0_g0 ON enrollments (class_id, role, user_id);
CREATE INDEX enrollments_1_g0 ON enrollments (user_id, class_id);
CREATE TABLE products (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  code TEXT NOT NULL,
  audience TEXT NOT NULL,
  min_grade TEXT,
  max_grade TEXT,
  color TEXT NOT NULL
) STRICT;
CREATE TABLE pools (
  id TEXT PRIMARY KEY,
  product_id TEXT NOT NULL,
  org_id TEXT NOT NULL,
  quantity INTEGER NOT NULL,
  assigned INTEGER NOT NULL,
  starts_on TEXT NOT NULL,
  ends_on TEXT NOT NULL
) STRICT;
CREATE INDEX pools_0_g0 ON pools (product_id);
CREATE TABLE assignments (
  id TEXT PRIMARY KEY,
  user_id TEXT NOT NULL,
  product_id TEXT NOT NULL,
  pool_id TEXT NOT NULL,
  version INTEGER NOT NULL,
  assigned_at TEXT NOT NULL,
  UNIQUE (user_id, product_id)
) STRICT;
CREATE TABLE user_orgs (
  user_id TEXT NOT NULL,
  org_id TEXT NOT NULL,
  role TEXT NOT NULL,
  status TEXT NOT NULL,
  sort_name TEXT NOT NULL,
  PRIMARY KEY (user_id, org_id)
) STRICT;
CREATE INDEX user_orgs_0_g0 ON user_orgs (org_id, role, sort_name, user_id, status);
`;

import { describe, expect, it } from 'vitest';
import { openSql, type Sql } from './sqlite.ts';

function open(): Sql {
  const sql = openSql(':memory:', null);
  sql.exec('CREATE TABLE people (id TEXT, age INTEGER)');
  sql.run('INSERT INTO people VALUES (?, ?), (?, ?)', ['ana', 7, 'bo', null]);
  return sql;
}

describe('a statement that is kept', () => {
  it('answers with rows that name their columns', () => {
    const sql = open();
    const all = 'SELECT id, age + 1 AS "next age" FROM people ORDER BY id';
    expect(sql.all(all)).toEqual([
      { id: 'ana', 'next age': 8 },
      { id: 'bo', 'next age': null },
    ]);
    expect(sql.get(all)).toEqual({ id: 'ana', 'next age': 8 });
    expect(sql.get('SELECT id FROM people WHERE age > 90')).toBeUndefined();
  });

  it('knows the columns of tables that were altered since', () => {
    const sql = open();
    const all = 'SELECT * FROM people ORDER BY id';
    expect(sql.get(all)).toEqual({ id: 'ana', age: 7 });
    sql.exec('ALTER TABLE people RENAME COLUMN age TO years');
    expect(sql.get(all)).toEqual({ id: 'ana', years: 7 });
    sql.exec("ALTER TABLE people ADD COLUMN school TEXT DEFAULT 's1'");
    expect(sql.all(all)[1]).toEqual({ id: 'bo', years: null, school: 's1' });
  });

  it('holds nothing after the first row was read', () => {
    const sql = open();
    expect(sql.get('SELECT id FROM people ORDER BY id')).toEqual({ id: 'ana' });
    sql.exec('DROP TABLE people');
    expect(() => sql.get('SELECT id FROM people')).toThrow(/no such table/);
  });
});

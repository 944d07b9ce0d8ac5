import { describe, expect, it } from 'vitest';
import { passwordFault, type PasswordFault } from './passwordFault.ts';

describe('a new password', () => {
  it.each<readonly [string, PasswordFault | null]>([
    ['short', 'tooShort'],
    ['ninechars', 'tooShort'],
    ['👩‍🏫👩‍🏫', 'tooShort'],
    ['dana.whitfield@example.org', 'isEmail'],
    ['Dana.Whitfield1!', 'isEmail'],
    ['password123', 'tooCommon'],
    ['Welcome2026!', 'tooCommon'],
    ['***Seatwise***', 'tooCommon'],
    ['1234567890', 'tooCommon'],
    ['0987654321', 'tooCommon'],
    ['2026-11-24', 'tooCommon'],
    ['qwertyuiop', 'tooCommon'],
    ['aaaaaaaaaaaa', 'tooCommon'],
    ['abababababab', 'tooCommon'],
    ['ｐａｓｓｗｏｒｄ１２３', 'tooCommon'],
    ['correct horse battery', null],
    ['grüne Gärten', null],
    ['mwq7-ltrk-0x', null],
    ['password of my aunt', null],
  ])('%s', (password, fault) => {
    expect(passwordFault(password, 'Dana.Whitfield@example.org')).toBe(fault);
  });
});

import { describe, expect, it } from 'vitest';
import { ClassId, OrgId } from '../../shared/contract/ids.ts';
import { NO_BOARD_FILTER } from '../board/boardFilter.ts';
import { createAppStore } from './appStore.ts';
import { filterBoard, selectBoardFilter } from './boardFilter.ts';
import { showSchool } from './navigation.ts';
import { HOME } from './route.ts';

describe('what narrows the board', () => {
  it('is kept until something else is chosen', () => {
    const store = createAppStore(HOME);
    filterBoard(store, { grade: '02' });
    filterBoard(store, { schoolClass: { id: ClassId.parse('c1'), title: 'Room 4' } });
    expect(selectBoardFilter(store.getState())).toMatchObject({ grade: '02', schoolClass: { id: 'c1' }, text: '' });
  });

  it('means nothing in another school', () => {
    const store = createAppStore(HOME);
    filterBoard(store, { grade: '02' });
    showSchool(store, OrgId.parse('s2'));
    expect(selectBoardFilter(store.getState())).toBe(NO_BOARD_FILTER);
    filterBoard(store, { text: 'ann' });
    expect(selectBoardFilter(store.getState())).toEqual({ ...NO_BOARD_FILTER, orgId: 's2', text: 'ann' });
  });
});

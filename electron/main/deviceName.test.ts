import { describe, expect, it } from 'vitest';
import { deviceName } from './deviceName.ts';

describe('what this computer is called', () => {
  it.each([
    ['FRONT-OFFICE-2', 'FRONT-OFFICE-2'],
    ['front-office.alder-creek.example', 'front-office'],
    ['Büro_3', 'Büro_3'],
    ['a<script>b\n', 'ascriptb'],
    ['', 'This computer'],
    ['...', 'This computer'],
    ['x'.repeat(300), 'x'.repeat(100)],
  ])('%j is %j', (hostname, name) => expect(deviceName(hostname)).toBe(name));
});

import { desktops } from './desktops.ts';

// Files that run at the same time have a display and a keyring each: two apps on one display take the focus from each other.
Object.assign(process.env, desktops()[Number(process.env['VITEST_POOL_ID']) - 1]);

import type { SeatwiseBridge } from '../../shared/contract/ipcMain.ts';

declare global {
  // Declarations of a global can only be merged by an interface.
  // oxlint-disable-next-line typescript/consistent-type-definitions
  interface Window {
    /** Put there by the preload. */
    readonly seatwise: SeatwiseBridge;
  }
}

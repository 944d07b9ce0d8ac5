/**
 * Switches for windows whose painting is timed: a frame is drawn as soon as there is something to draw, not at the next
 * tick of a 60 Hz screen, whose up to 16.7 ms would hide what is measured.
 */
export const UNHURRIED = ['--disable-frame-rate-limit', '--disable-gpu-vsync'] as const;

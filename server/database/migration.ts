/** One step of the schema. Once released it never changes; a later step mends it. */
export type Migration = Readonly<{ number: number; name: string; statements: readonly string[] }>;

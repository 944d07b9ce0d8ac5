import * as z from 'zod';

// The content security policy forbids code made from text, which zod tries for speed as soon as a schema is made.
// This module stands first in the entry, so that it runs before any schema.
z.config({ jitless: true });

/** Imported before any schema: zod would otherwise probe for `eval`, which the page's security policy forbids. */
import * as z from 'zod';

z.config({ jitless: true });

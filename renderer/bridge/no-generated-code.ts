// Tells zod to make no code from schemas. Imported before all that makes schemas, as zod tries it when the first one is made.
import { z } from 'zod';

// The page's policy forbids it. Zod would go on without, but each try is a violation of the policy, in the console.
z.config({ jitless: true });

// Tells zod to make no code from schemas; imported before any module that makes one, as zod tries it then.
import { z } from 'zod';

// The page's policy forbids it. Zod would go on without, but each try is a violation of the policy, in the console.
z.config({ jitless: true });

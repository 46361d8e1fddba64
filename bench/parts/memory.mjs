// With `node --import`: leaves the process's highest memory use, in kB, in the file that BENCH_MEMORY names.
import { writeFileSync } from 'node:fs';

process.on('exit', () => writeFileSync(process.env.BENCH_MEMORY, String(process.resourceUsage().maxRSS)));

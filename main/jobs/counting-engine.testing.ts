/** An engine with the tools of a test, started by it as the product's is. */
import { serveEngine } from '../engine/serve.ts';
import { counting, load, still } from './counting.testing.ts';

serveEngine([counting, still], load);

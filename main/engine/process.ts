/** The compute process of the application, with the tools of the product. */
import { serveEngine } from './serve.ts';
import { tools } from './tools/definitions.ts';
import { loadTool } from './tools/runs.ts';

serveEngine(tools, loadTool);

// A sandbox comes up with what it needs itself; what the end-to-end tests want besides is built when the first one runs.
import { addTools } from './sandbox.mjs';

export default () => addTools(process.env.SANDBOX_NAME);

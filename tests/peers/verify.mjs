// node verify.mjs CONTEXTS.json: a line in {"credential", "documents"?, "now"?}, a line out {"verified", "error"}.
import {answerLines, readContexts, verify} from './digitalbazaar.mjs';

const contexts = readContexts(process.argv[2]);
await answerLines(async request => verify(contexts, request));

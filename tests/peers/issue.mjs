// node issue.mjs CONTEXTS.json: a line in {"credential", "seed"}, a line out {"signed"} or {"error"}.
import {answerLines, issuer, readContexts} from './digitalbazaar.mjs';

const contexts = readContexts(process.argv[2]);
await answerLines(async ({credential, seed}) => ({signed: await (await issuer(contexts, seed))(credential)}));

// node judge.mjs NAME CONTEXTS.json BATCH.jsonl: one verdict a line for the rows that `assay verify --batch` reads,
// the first when it has started. What the web answers besides the row's documents are the contexts (and schemas).
import {stand} from './standing_still.mjs';
import {readFileSync, writeSync} from 'node:fs';
import {extname} from 'node:path';

const JUDGES = {
  '@digitalbazaar/vc': './judge_with_digitalbazaar.mjs',
  '@digitalcredentials/verifier-core': './judge_with_digitalcredentials.mjs'
};
const STANDARD_OUTPUT = 1;
const WHY_LENGTH = 300;

const [name, contextsPath, batchPath] = process.argv.slice(2);
// what a verifier prints is no answer
console.log = console.info = console.warn = console.error;
const {judge} = await import(JUDGES[name]);
const shared = Object.entries(JSON.parse(readFileSync(contextsPath, 'utf8')));
const contexts = new Map(shared);
const served = shared.map(([url, document]) => [url, Buffer.from(JSON.stringify(document))]);

say({id: 'start-up', verdict: 'ready'});
for(const line of readFileSync(batchPath, 'utf8').split('\n').filter(Boolean)) {
  const row = JSON.parse(line);
  const documents = new Map(Object.entries(row.documents).map(([url, path]) => [url, readFileSync(path)]));
  stand({at: row.at, documents: new Map([...served, ...documents])});
  const {refusal, note} = await judged(row, documents);
  const why = (refusal ?? note ?? '').slice(0, WHY_LENGTH);
  say({id: row.id, verdict: refusal === null ? 'accepted' : 'refused', why});
}
process.exit(0);

function say(answer) {
  writeSync(STANDARD_OUTPUT, `${JSON.stringify(answer)}\n`);
}

// {refusal, note} of the row's file.
async function judged(row, documents) {
  try {
    if(extname(row.source) !== '.json') {
      return {refusal: 'takes JSON objects only'};
    }
    const credential = JSON.parse(readFileSync(row.source, 'utf8'));
    return await judge({credential, contexts, documents, policy: row});
  } catch(error) {
    return {refusal: String(error?.message ?? error) || 'no reason given'};
  }
}

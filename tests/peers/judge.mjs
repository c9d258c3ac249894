// node judge.mjs NAME CONTEXTS.json BATCH.jsonl: one verdict a line for the rows that `assay verify --batch` reads.
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

for(const line of readFileSync(batchPath, 'utf8').split('\n').filter(Boolean)) {
  const row = JSON.parse(line);
  const documents = new Map(Object.entries(row.documents).map(([url, path]) => [url, readFileSync(path)]));
  stand({at: row.at, documents: new Map([...served, ...documents])});
  const refusal = await refusalOf(row, documents);
  const verdict = refusal === null ? 'accepted' : 'refused';
  const answer = {id: row.id, verdict, why: (refusal ?? '').slice(0, WHY_LENGTH)};
  writeSync(STANDARD_OUTPUT, `${JSON.stringify(answer)}\n`);
}
process.exit(0);

// Why the row's file is not accepted, as a text; null when it is.
async function refusalOf(row, documents) {
  try {
    if(extname(row.source) !== '.json') {
      return 'takes JSON objects only';
    }
    const credential = JSON.parse(readFileSync(row.source, 'utf8'));
    return await judge({credential, contexts, documents, policy: row});
  } catch(error) {
    return String(error?.message ?? error) || 'no reason given';
  }
}

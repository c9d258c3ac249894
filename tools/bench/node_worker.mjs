// node node_worker.mjs verify|sign CONTEXTS.json CREDENTIALS.jsonl SEED: the same protocol as worker.py.
import {readFileSync} from 'node:fs';
import {answerLines, issuer, readContexts, verify} from '../../tests/peers/digitalbazaar.mjs';

const [job, contextsPath, credentialsPath, seed] = process.argv.slice(2);
const contexts = readContexts(contextsPath);
const lines = readFileSync(credentialsPath, 'utf8').split('\n').filter(Boolean);
const {operation, inputs} = job === 'verify' ? verifying() : await signing();
let next = 0;

function verifying() {
  const operation = async line => {
    const {verified, error} = await verify(contexts, {credential: JSON.parse(line)});
    if(!verified) {
      throw new Error(`not accepted: ${error}`);
    }
  };
  return {operation, inputs: lines};
}

async function signing() {
  const inputs = lines.map(line => {
    const credential = JSON.parse(line);
    delete credential.proof;
    return credential;
  });
  return {operation: await issuer(contexts, seed), inputs};
}

// The CPU time of the whole process, the collector's threads included.
function cpuSeconds() {
  const {user, system} = process.cpuUsage();
  return (user + system) / 1e6;
}

async function run(seconds, limit = Infinity) {
  const start = cpuSeconds();
  for(let count = 1; ; count += 1) {
    await operation(inputs[next]);
    next = (next + 1) % inputs.length;
    const cpu = cpuSeconds() - start;
    if(cpu >= seconds || count >= limit) {
      return {count, cpu, peak_mb: process.resourceUsage().maxRSS / 1024};
    }
  }
}

await answerLines(({warm_up, turn}) => warm_up === undefined ? run(turn) : run(warm_up, inputs.length));

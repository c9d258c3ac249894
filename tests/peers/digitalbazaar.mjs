// @digitalbazaar/vc as its README says to call it, with nothing fetched: contexts come from the
// file named on the command line, other documents with the request, did:key is worked out here.
import {readFileSync} from 'node:fs';
import {createInterface} from 'node:readline';
import * as vc from '@digitalbazaar/vc';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import {DataIntegrityProof} from '@digitalbazaar/data-integrity';
import {checkStatus} from '@digitalbazaar/vc-bitstring-status-list';
import {cryptosuite} from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';

const DID_CONTEXT = 'https://www.w3.org/ns/did/v1';
const MULTIKEY_CONTEXT = 'https://w3id.org/security/multikey/v1';

// {url: document} from the JSON file at `path`.
export function readContexts(path) {
  return new Map(Object.entries(JSON.parse(readFileSync(path, 'utf8'))));
}

// The DID document of a did:key, or the one verification method in it when the URL has a fragment.
function didKeyDocument(url) {
  const [did, fragment] = url.split('#');
  const publicKeyMultibase = did.slice('did:key:'.length);
  const id = `${did}#${publicKeyMultibase}`;
  if(fragment !== undefined) {
    if(fragment !== publicKeyMultibase) {
      throw new Error(`"${url}" names no key of "${did}".`);
    }
    return {'@context': MULTIKEY_CONTEXT, id, type: 'Multikey', controller: did, publicKeyMultibase};
  }
  return {'@context': [DID_CONTEXT, MULTIKEY_CONTEXT], id: did, assertionMethod: [id], verificationMethod: [
    {id, type: 'Multikey', controller: did, publicKeyMultibase}
  ]};
}

function documentLoader(contexts, documents = {}) {
  return async url => {
    const document = url.startsWith('did:key:') ? didKeyDocument(url) : contexts.get(url) ?? documents[url];
    if(document === undefined) {
      throw new Error(`No document for "${url}".`);
    }
    // `tag: 'static'` lets jsonld.js keep the contexts it has processed: its fastest setting
    const tag = contexts.has(url) ? 'static' : undefined;
    return {contextUrl: null, documentUrl: url, document, tag};
  };
}

// {verified, error}: error is a text, null when verified. A set status bit counts as not verified.
export async function verify(contexts, {credential, documents, now}) {
  const suite = new DataIntegrityProof({cryptosuite});
  const result = await vc.verifyCredential({
    credential, suite, documentLoader: documentLoader(contexts, documents), checkStatus, now
  });
  if(!result.verified) {
    return {verified: false, error: reasons(result)};
  }
  const set = (result.statusResult?.results ?? []).filter(({status}) => status);
  return set.length === 0 ? {verified: true, error: null} :
    {verified: false, error: `status: ${set.map(one => one.credentialStatus.statusPurpose).join(', ')}`};
}

function reasons({error, statusResult}) {
  const errors = [...(error?.errors ?? [error]), statusResult?.error].filter(Boolean);
  return errors.map(one => one.message).join('; ') || 'not verified';
}

// A function that signs with the did:key made from a seed (64 hexadecimal digits).
export async function issuer(contexts, seed) {
  const keyPair = await Ed25519Multikey.generate({seed: Buffer.from(seed, 'hex')});
  keyPair.controller = `did:key:${keyPair.publicKeyMultibase}`;
  keyPair.id = `${keyPair.controller}#${keyPair.publicKeyMultibase}`;
  const loader = documentLoader(contexts);
  return credential => vc.issue({
    credential,
    suite: new DataIntegrityProof({signer: keyPair.signer(), cryptosuite}),
    documentLoader: loader
  });
}

// Answers each JSON line of standard input with one JSON line.
export async function answerLines(answer) {
  for await (const line of createInterface({input: process.stdin})) {
    let reply;
    try {
      reply = await answer(JSON.parse(line));
    } catch(error) {
      reply = {error: String(error?.message ?? error)};
    }
    process.stdout.write(`${JSON.stringify(reply)}\n`);
  }
}

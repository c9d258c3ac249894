// @digitalbazaar/vc as its README calls it, with Digital Bazaar's suites, DID drivers and status check.
import * as vc from '@digitalbazaar/vc';
import * as EcdsaMultikey from '@digitalbazaar/ecdsa-multikey';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import * as didJwk from '@digitalbazaar/did-method-jwk';
import * as didKey from '@digitalbazaar/did-method-key';
import * as didWeb from '@digitalbazaar/did-method-web';
import {CachedResolver} from '@digitalbazaar/did-io';
import {checkStatus} from '@digitalbazaar/vc-bitstring-status-list';
import {createVerifyCryptosuite} from '@digitalbazaar/ecdsa-sd-2023-cryptosuite';
import {DataIntegrityProof} from '@digitalbazaar/data-integrity';
import {cryptosuite as ecdsaRdfc} from '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite';
import {Ed25519Signature2020} from '@digitalbazaar/ed25519-signature-2020';
import {cryptosuite as eddsaRdfc} from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';

const KEYS = [['z6Mk', Ed25519Multikey], ['zDna', EcdsaMultikey], ['z82L', EcdsaMultikey]];
const MULTIKEY_CONTEXT = 'https://w3id.org/security/multikey/v1';
const INVALIDATING = ['revocation', 'suspension'];

// {refusal}: why the credential or presentation is not accepted, null when it is.
export async function judge(request) {
  return {refusal: await refusal(request)};
}

async function refusal({credential, contexts, documents, policy}) {
  const documentLoader = loader(contexts, documents);
  const suite = [
    ...[eddsaRdfc, ecdsaRdfc, createVerifyCryptosuite()].map(cryptosuite => new DataIntegrityProof({cryptosuite})),
    new Ed25519Signature2020()
  ];
  const options = {suite, documentLoader, checkStatus};
  const isPresentation = [].concat(credential?.type ?? []).includes('VerifiablePresentation');
  const result = isPresentation ?
    await vc.verify({presentation: credential, challenge: policy.challenge, domain: policy.domain, ...options}) :
    await vc.verifyCredential({credential, ...options});
  if(!result.verified) {
    return reasons(result);
  }
  // `verified` does not say whether a status bit is set: that is in statusResult
  const parts = [result, ...(result.credentialResults ?? [])];
  const set = parts.flatMap(part => part.statusResult?.results ?? [])
    .filter(one => one.status && INVALIDATING.includes(one.credentialStatus.statusPurpose));
  return set.length === 0 ? null : `status: ${set.map(one => one.credentialStatus.statusPurpose).join(', ')}`;
}

function loader(contexts, documents) {
  const resolver = new CachedResolver();
  const keyDriver = didKey.driver();
  const jwkDriver = didJwk.driver();
  const webDriver = didWeb.driver();
  for(const [multibaseMultikeyHeader, {from}] of KEYS) {
    keyDriver.use({multibaseMultikeyHeader, fromMultibase: from});
    webDriver.use({multibaseMultikeyHeader, fromMultibase: from});
  }
  jwkDriver.use({algorithm: 'Ed25519', handler: Ed25519Multikey.from});
  jwkDriver.use({algorithm: 'P-256', handler: EcdsaMultikey.from});
  [keyDriver, jwkDriver, webDriver].forEach(driver => resolver.use(driver));
  return async url => {
    const document = url.startsWith('did:') ? await resolver.get({url}) :
      contexts.get(url) ?? fetched(documents, url);
    const tag = contexts.has(url) ? 'static' : undefined;
    return {contextUrl: null, documentUrl: url, document, tag};
  };
}

// The document at an address, or the part of it that the fragment names.
function fetched(documents, url) {
  const [address, fragment] = url.split('#');
  const bytes = documents.get(address);
  if(bytes === undefined) {
    throw new Error(`No document for "${url}".`);
  }
  const document = JSON.parse(bytes);
  if(fragment === undefined) {
    return document;
  }
  const part = (document.verificationMethod ?? []).find(one => one.id === url);
  if(part === undefined) {
    throw new Error(`Nothing in "${address}" has the id "${url}".`);
  }
  // a part stands under the Multikey context, as Digital Bazaar's did:web driver hands it out
  return {'@context': MULTIKEY_CONTEXT, ...part};
}

function reasons({error, statusResult, presentationResult, credentialResults}) {
  const parts = [{error}, statusResult, presentationResult, ...(credentialResults ?? [])];
  const errors = parts.flatMap(part => part?.error?.errors ?? [part?.error]).filter(Boolean);
  return errors.map(one => one.cause?.message ?? one.message).join('; ') || 'not verified';
}

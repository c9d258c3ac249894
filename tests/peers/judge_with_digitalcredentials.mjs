// @digitalcredentials/verifier-core as its README calls it, with no registry of known issuers.
import {verifyCredential, verifyPresentation} from '@digitalcredentials/verifier-core';

// One of its steps: no registry is asked here, so nobody is in one.
const WHO_IS_KNOWN = 'registered_issuer';

// {refusal, note}: why the credential or presentation is not accepted, null when it is, and what it says besides.
export async function judge({credential, policy}) {
  const knownDIDRegistries = [];
  const isPresentation = [].concat(credential?.type ?? []).includes('VerifiablePresentation');
  if(!isPresentation) {
    const result = await verifyCredential({credential, knownDIDRegistries});
    return {refusal: refusal(result), note: note(result)};
  }
  const {errors, presentationResult, credentialResults} = await verifyPresentation({
    presentation: credential, challenge: policy.challenge, knownDIDRegistries
  });
  if(errors || presentationResult.signature !== 'valid') {
    return {refusal: messages(errors ?? presentationResult.errors) || 'presentation not verified'};
  }
  return {refusal: credentialResults.map(refusal).find(Boolean) ?? null};
}

// Its check of the schema is no step but additional information, as its README has it.
function note({additionalInformation}) {
  const results = (additionalInformation ?? []).flatMap(({results}) => Array.isArray(results) ? results : []);
  return results.some(({result}) => result.valid === false) ? 'schema check failed' : undefined;
}

// It gives no overall verdict. Accepted here: no error, signature and period judged well, each status too.
function refusal({credential, error, errors, log}) {
  if(errors || error) {
    return messages(errors ?? [error]) || 'error';
  }
  const steps = (log ?? []).filter(({id}) => id !== WHO_IS_KNOWN);
  const bad = steps.filter(({valid}) => valid !== true);
  if(bad.length > 0) {
    return bad.map(step => `${step.id}: ${step.error?.message ?? 'false'}`).join('; ');
  }
  const judged = new Set(steps.map(({id}) => id));
  const missing = ['valid_signature', 'expiration'].filter(id => !judged.has(id));
  if(credential.credentialStatus && !steps.some(({id}) => id.endsWith('_status'))) {
    missing.push('status');
  }
  return missing.length > 0 ? `not judged: ${missing.join(', ')}` : null;
}

function messages(errors) {
  return (errors ?? []).map(({name, message, stackTrace}) =>
    `${name}: ${message?.message ?? message} ${stackTrace?.message ?? ''}`).join('; ');
}

// @digitalcredentials/verifier-core as its README calls it, with no registry of known issuers.
import {verifyCredential, verifyPresentation} from '@digitalcredentials/verifier-core';

// A step of its four: no registry is asked here, so nobody is in one.
const WHO_IS_KNOWN = 'registered_issuer';

// Why the credential or presentation is not accepted, as a text; null when it is.
export async function judge({credential, policy}) {
  const knownDIDRegistries = [];
  const isPresentation = [].concat(credential?.type ?? []).includes('VerifiablePresentation');
  if(!isPresentation) {
    return refusal(await verifyCredential({credential, knownDIDRegistries}));
  }
  const {errors, presentationResult, credentialResults} = await verifyPresentation({
    presentation: credential, challenge: policy.challenge, knownDIDRegistries
  });
  if(errors || presentationResult.signature !== 'valid') {
    return messages(errors ?? presentationResult.errors) || 'presentation not verified';
  }
  return credentialResults.map(refusal).find(Boolean) ?? null;
}

// It gives no overall verdict: accepted here is no error, and every step it could judge judged well.
function refusal({errors, log, additionalInformation}) {
  if(errors) {
    return messages(errors) || 'error';
  }
  const bad = (log ?? []).filter(({id, valid}) => id !== WHO_IS_KNOWN && valid !== true);
  if(bad.length > 0 || !log) {
    return bad.map(({id, error}) => `${id}: ${error?.message ?? 'false'}`).join('; ') || 'no log';
  }
  return null;
}

function messages(errors) {
  return (errors ?? []).map(({name, message, stackTrace}) =>
    `${name}: ${message?.message ?? message} ${stackTrace?.message ?? ''}`).join('; ');
}

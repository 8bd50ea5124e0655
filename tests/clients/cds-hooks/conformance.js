// node conformance.js http://127.0.0.1:PORT PATIENT-KEY: calls Islet's CDS services as the client of @medplum/core does, and checks every answer.
// The client discovers, fills the prefetch templates by FHIR searches of a server (here: canned answers), calls, and reads the cards.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import Ajv from 'ajv/dist/2019.js';
import formats from 'ajv-formats';
import { discovery, response } from './schema.js';

globalThis.WebSocket ??= class {}; // the library names it when it is loaded; nothing here opens one
const { MedplumClient, buildCdsRequest } = await import('@medplum/core');

const [islet, key] = process.argv.slice(2);
const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
formats.default ? formats.default(ajv) : formats(ajv);

const valid = (schema, value) => {
  const check = ajv.compile(schema);
  assert.ok(check(value), JSON.stringify(check.errors, null, 1));
};

const bundle = (...resources) => ({ resourceType: 'Bundle', type: 'searchset', entry: resources.map((resource) => ({ resource })) });
const nen = {
  resourceType: 'Condition', id: 'c1', subject: { reference: 'Patient/pat-1' }, onsetDateTime: '2024-02-01',
  code: { coding: [{ system: 'http://ncicb.nci.nih.gov/xml/owl/EVS/Thesaurus.owl', code: 'C27031' }] },
};
const ki67 = {
  resourceType: 'Observation', id: 'k1', status: 'final', effectiveDateTime: '2024-02-01',
  code: { coding: [{ system: 'http://loinc.org', code: '29593-1' }] }, valueQuantity: { value: 12, unit: '%' },
};

const asked = []; // the searches that the client made of the templates
const serverOf = (patient, conditions) => async (address, options) => {
  const url = new URL(address);
  if (url.origin === new URL(islet).origin && url.pathname.startsWith('/cds-services')) return fetch(address, options);
  const searches = options?.body ? JSON.parse(options.body).entry ?? [] : undefined; // the client batches its searches
  const answer = (path) => {
    asked.push(path);
    if (path.startsWith('Patient')) return { resourceType: 'Patient', id: 'pat-1', gender: 'female', ...patient };
    return path.startsWith('Condition') ? bundle(...conditions) : path.startsWith('Observation') ? bundle(ki67) : bundle();
  };
  const body = searches
    ? { resourceType: 'Bundle', type: 'batch-response', entry: searches.map((s) => ({ resource: answer(s.request.url.replace(/^\//, '')), response: { status: '200' } })) }
    : answer(decodeURIComponent(url.pathname + url.search).replace(/^.*fhir\/R4\//, ''));
  return new Response(JSON.stringify(body), { status: 200, headers: { 'content-type': 'application/fhir+json' } });
};

const client = (patient = {}, conditions = [nen]) => new MedplumClient({ baseUrl: islet, cdsServicesUrl: new URL('cds-services', islet).toString(), fetch: serverOf(patient, conditions), maxRetries: 0 });
const user = { resourceType: 'Practitioner', id: 'doctor' };
const context = { userId: 'Practitioner/doctor', patientId: 'pat-1' };

async function cardsOf(medplum) {
  const { services } = await medplum.getCdsServices();
  const service = services.find((s) => s.hook === 'patient-view');
  const request = await buildCdsRequest(medplum, user, service, context);
  const answer = await medplum.callCdsService(service.id, { ...request, hookInstance: request.hookInstance ?? randomUUID() });
  valid(response, answer);
  return answer.cards;
}

valid(discovery, await client().getCdsServices());

const prefetched = await cardsOf(client());
assert.ok(prefetched.length > 0, 'cards from the prefetch');
assert.ok(asked.some((path) => path.startsWith('Condition')) && !asked.some((path) => path.includes('{{')), 'the templates were filled in');

const registered = await cardsOf(client({ identifier: [{ system: 'urn:islet:patient', value: key }] }));
assert.ok(registered.some((card) => card.links[0].url.startsWith(islet)), 'a card of the registry, with its page');

assert.deepEqual(await cardsOf(client({}, [])), [], 'no card without a neuroendocrine neoplasm');
await assert.rejects(() => client().callCdsService('other', { hook: 'patient-view', hookInstance: randomUUID(), context }), 'a service that is not there');

// Not in the client: feedback, by the client's own post.
const told = await fetch(`${islet}/cds-services/islet-statements/feedback`, {
  method: 'POST', headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ feedback: [{ card: prefetched[0].uuid, outcome: 'overridden', overrideReason: { reason: prefetched[0].overrideReasons[0] }, outcomeTimestamp: new Date().toISOString() }] }),
});
assert.equal(told.status, 200);

console.log(`conformant: ${prefetched.length} cards from the prefetch, ${registered.length} of the registry, ${asked.length} searches made from the templates`);

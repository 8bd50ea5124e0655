// After the tables of CDS Hooks 2.0 and the logical models CDSHooksServices and CDSHooksResponse of HL7/cds-hooks; HL7 publishes no JSON schema of them.
const text = { type: 'string', minLength: 1 };
const url = { type: 'string', format: 'uri' };
const coding = { type: 'object', required: ['system', 'code', 'display'], properties: { system: url, code: text, display: text }, additionalProperties: false };

export const discovery = {
  type: 'object', required: ['services'], additionalProperties: false,
  properties: {
    services: {
      type: 'array',
      items: {
        type: 'object', required: ['hook', 'description', 'id'], additionalProperties: false,
        properties: {
          hook: text, title: text, description: text, id: text, usageRequirements: text, version: text,
          prefetch: { type: 'object', minProperties: 1, additionalProperties: text },
        },
      },
    },
  },
};

const link = {
  type: 'object', required: ['label', 'url', 'type'], additionalProperties: false,
  properties: { label: text, url, type: { enum: ['absolute', 'smart'] }, appContext: text, autolaunchable: { type: 'boolean' } },
  if: { properties: { type: { const: 'absolute' } } }, then: { not: { required: ['appContext'] } },
};

const card = {
  type: 'object', required: ['summary', 'indicator', 'source'], additionalProperties: false,
  dependentRequired: { suggestions: ['selectionBehavior'] },
  properties: {
    uuid: { type: 'string', format: 'uuid' },
    summary: { type: 'string', minLength: 1, maxLength: 139 },
    detail: text,
    indicator: { enum: ['info', 'warning', 'critical'] },
    source: { type: 'object', required: ['label'], additionalProperties: false, properties: { label: text, url, icon: url, topic: coding } },
    suggestions: { type: 'array', minItems: 1 },
    selectionBehavior: { enum: ['at-most-one', 'any'] },
    overrideReasons: { type: 'array', minItems: 1, items: coding },
    links: { type: 'array', minItems: 1, items: link },
  },
};

export const response = {
  type: 'object', required: ['cards'], additionalProperties: false,
  properties: { cards: { type: 'array', items: card }, systemActions: { type: 'array', minItems: 1 } },
};

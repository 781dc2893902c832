import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import type { Answer } from './https.ts';

/** Holds answers against protocol/openapi.yaml. Only the words that file uses are understood; one
 * that is not is a fault, so that no rule in it is passed over. */

const FILE = fileURLToPath(new URL('../../protocol/openapi.yaml', import.meta.url));

type Fields = Readonly<Record<string, unknown>>;

function fields(value: unknown, where: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Error(`openapi.yaml: ${where}: an object is expected`);
  }
  return Object.fromEntries(Object.entries(value));
}

const document = fields(parse(readFileSync(FILE, 'utf8')), 'document');

function follow(value: unknown, where: string): Fields {
  const found = fields(value, where);
  const ref = found['$ref'];
  if (ref === undefined) return found;
  const steps = String(ref).replace('#/', '').split('/');
  return steps.reduce((at, step) => fields(at[step], String(ref)), document);
}

const KNOWN = new Set([
  ...['type', 'required', 'properties', 'items', 'enum', 'pattern', 'nullable', 'description'],
  ...['minLength', 'maxLength'],
]);

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function checkObject(value: object, schema: Fields, path: string): string[] {
  const entries = Object.entries(value);
  const properties = fields(schema['properties'] ?? {}, path);
  const names = new Set(entries.map(([name]) => name));
  const missing = list(schema['required']).filter((name) => !names.has(String(name)));
  return [
    ...missing.map((name) => `${path}.${String(name)} is missing`),
    ...entries.flatMap(([name, inner]) =>
      name in properties
        ? check(inner, properties[name], `${path}.${name}`)
        : [`${path}.${name} is not documented`],
    ),
  ];
}

function checkText(value: string, schema: Fields, path: string): string[] {
  const faults: string[] = [];
  const pattern = schema['pattern'];
  if (pattern !== undefined && !new RegExp(String(pattern)).test(value)) {
    faults.push(`${path}: "${value}" does not match ${String(pattern)}`);
  }
  if (value.length < Number(schema['minLength'] ?? 0)) faults.push(`${path}: too short`);
  if (value.length > Number(schema['maxLength'] ?? Infinity)) faults.push(`${path}: too long`);
  return faults;
}

function isOfType(value: unknown, type: unknown): boolean {
  switch (type) {
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    case 'array':
      return Array.isArray(value);
    case 'integer':
      return Number.isSafeInteger(value);
    case 'string':
    case 'boolean':
      return typeof value === type;
    default:
      throw new Error(`openapi.yaml: type ${String(type)} is not understood`);
  }
}

function check(value: unknown, described: unknown, path: string): string[] {
  const schema = follow(described, path);
  const strange = Object.keys(schema).filter((word) => !KNOWN.has(word));
  if (strange.length) throw new Error(`openapi.yaml: ${path}: ${strange.join()} not understood`);
  if (value === null && schema['nullable'] === true) return [];
  const type = schema['type'];
  if (!isOfType(value, type)) return [`${path}: ${JSON.stringify(value)} is no ${String(type)}`];
  const words = schema['enum'];
  if (words !== undefined && !list(words).includes(value)) {
    return [`${path}: ${JSON.stringify(value)} is none of ${list(words).join(', ')}`];
  }
  if (Array.isArray(value)) {
    return value.flatMap((item, i) => check(item, schema['items'], `${path}[${i}]`));
  }
  if (typeof value === 'string') return checkText(value, schema, path);
  return typeof value === 'object' && value !== null ? checkObject(value, schema, path) : [];
}

function matches(template: string, path: string): boolean {
  const pattern = template.replace(/[.]/g, '\\.').replace(/\{\w+\}/g, '[^/]+');
  return new RegExp(`^${pattern}$`).test(path);
}

function operation(method: string, path: string): Fields {
  const paths = fields(document['paths'], 'paths');
  const bare = path.split('?')[0] ?? path;
  const template = Object.keys(paths).find((key) => matches(key, bare));
  if (template === undefined) throw new Error(`openapi.yaml: no path for ${path}`);
  return fields(fields(paths[template], template)[method.toLowerCase()], `${method} ${template}`);
}

function mediaTypes(described: Fields): Fields {
  return fields(described['content'] ?? {}, 'content');
}

/** Refusals that any request may meet are described once, in the head of the file, as an Error. */
function responseFor(described: Fields, status: number): Fields {
  const responses = fields(described['responses'], 'responses');
  const found = responses[String(status)];
  if (found !== undefined) return fields(found, String(status));
  if (status < 400) throw new Error(`openapi.yaml: status ${status} is not described`);
  const schema = { $ref: '#/components/schemas/Error' };
  return { content: { 'application/json': { schema } } };
}

/** What is wrong with this answer; empty when it is as described. */
export function answerFaults(method: string, path: string, answer: Answer): string[] {
  const types = mediaTypes(responseFor(operation(method, path), answer.status));
  const type = String(answer.headers['content-type'] ?? '').split(';')[0] ?? '';
  const where = `${method} ${path} ${answer.status}`;
  if (Object.keys(types).length === 0) {
    return answer.text === '' ? [] : [`${where}: a body where none is described`];
  }
  if (!(type in types)) return [`${where}: is ${type}, not ${Object.keys(types).join()}`];
  if (type !== 'application/json') return [];
  return check(JSON.parse(answer.text), fields(types[type], type)['schema'], where);
}

// The typesetting worker: one JSON request a line on stdin, one JSON answer a line on stdout, in order.
// It keeps no state between requests, opens no file but the fonts, and never sees a private key.
import { createInterface } from 'node:readline';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

// node_modules may stand far from this file (a published folder): the host names it.
const require = createRequire(process.env.HAICAP_NODE_MODULES ? pathToFileURL(join(process.env.HAICAP_NODE_MODULES, '_')) : import.meta.url);
const { NodeCompiler } = require('@myriaddreamin/typst-ts-node-compiler');
const { prepare } = await import('./signatures.mjs');
const { readCoverage, printable } = await import('./fonts.mjs');

const fonts = ['400Regular', '400Regular_Italic', '700Bold', '700Bold_Italic']
  .map(face => readFileSync(require.resolve(`@expo-google-fonts/tinos/${face}/Tinos_${face}.ttf`)));
const covered = readCoverage(fonts[0]);

// A folder that does not exist is Typst's whole world: a template can read nothing of the machine.
const root = join(tmpdir(), 'haicap-nowhere');
const main = join(root, 'main.typ');

class TemplateError extends Error {
  constructor(diagnostics) {
    const first = diagnostics.find(d => d.severity === 1) ?? diagnostics[0];
    super(first?.message ?? 'unknown error');
    this.file = first?.path?.startsWith(root) ? first.path.slice(root.length + 1) : first?.path;
    this.line = first?.range ? first.range.start.line + 1 : null;
  }
}

const compiler = NodeCompiler.create({ workspace: root, fontArgs: [{ fontBlobs: fonts }] });

/** Compiles one document; nothing of an earlier request can show through. */
function compile(source, files = {}) {
  compiler.resetShadow();
  for (const [name, text] of Object.entries(files)) {
    if (!/^[\w-]+\.(typ|json)$/.test(name)) throw new TemplateError([{ message: `file name not allowed: ${name}`, severity: 1 }]);
    compiler.mapShadow(join(root, name), Buffer.from(text, 'utf8'));
  }
  compiler.addSource(main, source);
  const result = compiler.compile({ mainFilePath: main });
  if (result.hasError()) throw new TemplateError(compiler.fetchDiagnostics(result.takeError()));
  return result.result;
}

function pdf(document, standard, at, tagged = true) {
  try {
    return compiler.pdf(document, { pdfStandard: standard, creationTimestamp: at, pdfTags: tagged });
  } catch (error) {
    // What the standard forbids (a missing title, a forbidden image) is found only here, and has no line.
    throw new TemplateError([{ message: error.message, severity: 1 }]);
  } finally {
    compiler.evictCache(10);
  }
}

const clean = data => JSON.stringify(printable(JSON.parse(data), covered));

function typeset({ source, files, data, standard = 'a-2a', at }) {
  const document = compile(source, { ...files, 'data.json': clean(data) });
  const places = compiler.query(document, { selector: '<signature-place>', field: 'value' });
  return { pdf: pdf(document, standard, at).toString('base64'), pages: document.numOfPages, places };
}

/** The picture of a signature: a small page of Typst, so that its font is embedded as PDF/A wants. */
const appearance = (source, data, at) => pdf(compile(source, { 'data.json': clean(data) }), 'a-2b', at, false);

const operations = {
  ping: () => ({ node: process.version }),
  typeset,
  prepare: request => prepare(require, request, appearance),
};

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  if (!line.trim()) continue;
  let answer;
  try {
    const { id, operation, ...request } = JSON.parse(line);
    answer = { id };
    const work = operations[operation];
    if (!work) throw new Error(`unknown operation ${operation}`);
    Object.assign(answer, { ok: true, ...await work(request) });
  } catch (error) {
    Object.assign(answer ??= {}, { ok: false, kind: error instanceof TemplateError ? 'template' : 'internal', message: error.message, file: error.file, line: error.line });
  }
  process.stdout.write(JSON.stringify(answer) + '\n');
}

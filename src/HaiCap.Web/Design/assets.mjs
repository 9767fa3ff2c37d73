// Makes wwwroot/lib from node_modules and Design/: one stylesheet, htmx, our script, one sprite with the icons the pages use.
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const web = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(web, '../../node_modules');
const lib = join(web, 'wwwroot/lib');

// Parts of Bootstrap no page of ours uses: a third of its weight, and an old phone parses every rule.
const unused = /^\.(carousel|modal|toast|offcanvas|popover|bs-popover|tooltip|bs-tooltip|accordion|placeholder|spinner|navbar|btn-close|ratio|list-group|nav(-|$|[>. ])|dropdown|dropup|dropend|dropstart|progress|figure|form-floating|form-range|badge|btn-group|btn-toolbar|alert|breadcrumb|pagination|tab-(content|pane)|fade|collaps|display|blockquote|initialism|table-(primary|secondary|success|info|warning|danger|light|dark)|btn-outline-(?!primary|secondary)|btn-(info|warning|light|dark|success)|text-bg|link-(primary|secondary|success|danger|warning|info|light|dark|opacity|offset|underline)|focus-ring|icon-link|border-(primary|secondary|success|info|warning|danger|light|dark|black|white|opacity)|bg-(primary|secondary|success|info|warning|danger|light|dark|black|white|opacity)|text-opacity|valid-|was-validated|is-valid|user-select|pe-none|img-thumbnail|col-form-label-(sm|lg)|.*-xxl|placeholder)/;

function rules(css) {
  const found = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < css.length; i++) {
    if (css[i] === '{') depth++;
    else if (css[i] === '}' && --depth === 0) {
      found.push(css.slice(start, i + 1));
      start = i + 1;
    }
  }
  return found;
}

function trim(css) {
  return rules(css).map(rule => {
    const open = rule.indexOf('{');
    const head = rule.slice(0, open).trim();
    if (head.startsWith('@media')) {
      const inner = trim(rule.slice(open + 1, -1));
      return inner ? `${head}{${inner}}` : '';
    }
    if (head.startsWith('@')) return /keyframes (placeholder|spinner|progress)/.test(head) ? '' : rule;
    const kept = head.split(/,(?![^()]*\))/).filter(selector => !unused.test(selector.trim()));
    return kept.length ? kept.join(',') + rule.slice(open) : '';
  }).join('');
}

function files(folder, ending, found = []) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (['bin', 'obj', 'wwwroot'].includes(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) files(path, ending, found);
    else if (path.endsWith(ending)) found.push(path);
  }
  return found.sort();
}

function icons() {
  const names = new Set(readFileSync(join(web, 'Design/icons.txt'), 'utf8').split('\n').map(l => l.trim()).filter(Boolean));
  for (const page of files(web, '.cshtml')) {
    for (const [, name] of readFileSync(page, 'utf8').matchAll(/<icon[^>]*?\sname="([a-z0-9-]+)"/g)) names.add(name);
  }
  return [...names].sort().map(name => {
    const source = join(modules, 'bootstrap-icons/icons', `${name}.svg`);
    if (!existsSync(source)) throw new Error(`There is no Bootstrap icon named ${name}.`);
    const inner = readFileSync(source, 'utf8').replace(/^[\s\S]*?<svg[^>]*>\s*/, '').replace(/\s*<\/svg>\s*$/, '').replace(/\n\s*/g, '');
    return `<symbol id="${name}" viewBox="0 0 16 16">${inner}</symbol>`;
  });
}

rmSync(lib, { recursive: true, force: true });
mkdirSync(lib, { recursive: true });
const bootstrap = readFileSync(join(modules, 'bootstrap/dist/css/bootstrap.min.css'), 'utf8')
  .replace(/^@charset[^;]*;/, '').replace(/\/\*[\s\S]*?\*\//g, '');
const ours = files(join(web, 'Design/css'), '.css').map(f => readFileSync(f, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '').replace(/\n\s*/g, '\n'));
writeFileSync(join(lib, 'htmx.js'), readFileSync(join(modules, 'htmx.org/dist/htmx.min.js')));
writeFileSync(join(lib, 'haicap.js'), files(join(web, 'Design/js'), '.js').map(f => readFileSync(f, 'utf8')).join('\n'));
writeFileSync(join(lib, 'icons.svg'), `<svg xmlns="http://www.w3.org/2000/svg">${icons().join('')}</svg>`);
// Last: MSBuild takes it as the sign that all is made.
writeFileSync(join(lib, 'haicap.css'), `/* Bootstrap (MIT) without the parts not used here, then HaiCap's own rules */\n${trim(bootstrap)}\n${ours.join('\n')}`);

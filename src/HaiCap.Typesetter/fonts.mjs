// Which characters the letters' font can draw. PDF/A forbids a letter with one it cannot: a name typed with a picture in it must not
// stop a receipt, so such characters of the data are shown as an empty square.

const replacement = '\u25a1';

/** The code points a TrueType file maps, from the format 4 table of its cmap (the basic plane, all that Tinos has). */
export function readCoverage(font) {
  const tables = font.readUInt16BE(4);
  let cmap = -1;
  for (let i = 0; i < tables; i++) {
    const entry = 12 + i * 16;
    if (font.toString('latin1', entry, entry + 4) === 'cmap') cmap = font.readUInt32BE(entry + 8);
  }
  const covered = new Set();
  for (let i = 0; i < font.readUInt16BE(cmap + 2); i++) {
    const table = cmap + font.readUInt32BE(cmap + 4 + i * 8 + 4);
    if (font.readUInt16BE(table) === 4) readFormat4(font, table, covered);
  }
  if (!covered.has(0x1ea1)) throw new Error('the font has no Vietnamese');
  return covered;
}

function readFormat4(font, table, covered) {
  const twice = font.readUInt16BE(table + 6);
  const ends = table + 14, starts = ends + twice + 2, deltas = starts + twice, offsets = deltas + twice;
  for (let i = 0; i < twice; i += 2) {
    const start = font.readUInt16BE(starts + i), end = font.readUInt16BE(ends + i);
    const delta = font.readUInt16BE(deltas + i), offset = font.readUInt16BE(offsets + i);
    for (let code = start; code <= end && code !== 0xffff; code++) {
      const glyph = offset === 0 ? code + delta : font.readUInt16BE(offsets + i + offset + (code - start) * 2);
      if ((glyph & 0xffff) !== 0) covered.add(code);
    }
  }
}

/** The same data with every text in NFC and only of characters the font has; line breaks and tabs stay. */
export function printable(value, covered) {
  if (typeof value === 'string') return clean(value, covered);
  if (Array.isArray(value)) return value.map(item => printable(item, covered));
  if (value && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, printable(item, covered)]));
  return value;
}

function clean(text, covered) {
  let result = '';
  for (const character of text.normalize('NFC')) {
    const code = character.codePointAt(0);
    if (code === 0x0a || code === 0x09 || (covered.has(code) && !isPrivate(code) && code >= 0x20 && code !== 0xfeff)) result += character;
    // Joiners and selectors of pictures, and control characters, draw nothing themselves; a byte-order mark has a glyph and PDF/A forbids it.
    else if (!/[\p{Cf}\p{Mn}\p{Cc}]/u.test(character)) result += replacement;
  }
  return result;
}

const isPrivate = code => code >= 0xe000 && code <= 0xf8ff;

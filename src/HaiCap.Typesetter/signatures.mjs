// A place for a digital signature (PDF 32000-1, 12.8; PAdES): added as an incremental update, so that signatures already there stay
// valid. The host fills in the CMS: this process only says which bytes it must cover.

// 12 KiB of CMS as hexadecimal: a chain of three certificates and a later time stamp fit.
const contentsBytes = 12288;
const rangeDigits = 10;

/**
 * request: { pdf (base64), field, place: { page, x, y, width, height } in points from the top left, or null for an invisible signature,
 *   signer, reason, location, at (unix seconds), picture: { source (Typst), data (JSON text) } or null }
 * answer: { pdf (base64), byteRange: [start, length, start, length] } – the gap holds <00…> to be filled.
 */
export async function prepare(require, request, appearance) {
  const { PDFDocument, PDFName, PDFString, PDFHexString, PDFNumber, PDFArray, PDFDict } = require('@cantoo/pdf-lib');
  const pdf = await PDFDocument.load(Buffer.from(request.pdf, 'base64'), { updateMetadata: false, forIncrementalUpdate: true });
  const { context, catalog } = pdf;
  const place = request.place;
  const page = pdf.getPage((place?.page ?? 1) - 1);

  const signature = context.register(context.obj({
    Type: 'Sig',
    Filter: 'Adobe.PPKLite',
    SubFilter: 'ETSI.CAdES.detached',
    ByteRange: [0, placeholder(1), placeholder(2), placeholder(3)].map(n => n === 0 ? PDFNumber.of(0) : PDFName.of(n)),
    Contents: PDFHexString.of('0'.repeat(contentsBytes * 2)),
    M: PDFString.of(pdfTime(request.at)),
    Name: PDFHexString.fromText(request.signer),
    ...(request.reason && { Reason: PDFHexString.fromText(request.reason) }),
    ...(request.location && { Location: PDFHexString.fromText(request.location) }),
  }));

  const widget = {
    Type: 'Annot',
    Subtype: 'Widget',
    FT: 'Sig',
    T: PDFHexString.fromText(request.field),
    TU: PDFHexString.fromText(`${request.reason ?? 'Chữ ký số'}: ${request.signer}`),
    V: signature,
    P: page.ref,
    F: 132, // print, locked: PDF/A wants the print flag
    Rect: [0, 0, 0, 0],
  };
  if (place) {
    const bottom = page.getHeight() - place.y - place.height;
    widget.Rect = [place.x, bottom, place.x + place.width, bottom + place.height];
    widget.AP = { N: await picture(pdf, request, appearance) };
  }
  const field = context.register(context.obj(widget));
  page.node.addAnnot(field);

  const form = catalog.lookupMaybe(PDFName.of('AcroForm'), PDFDict);
  if (form) {
    const fields = form.lookup(PDFName.of('Fields'), PDFArray);
    form.set(PDFName.of('Fields'), context.obj([...fields.asArray(), field]));
  } else {
    // SigFlags 3: there are signatures, and the file may only grow.
    catalog.set(PDFName.of('AcroForm'), context.register(context.obj({ Fields: [field], SigFlags: 3 })));
  }

  const bytes = Buffer.from(await pdf.commit({ useObjectStreams: false }));
  return { byteRange: fillRange(bytes), pdf: bytes.toString('base64') };
}

const placeholder = i => String(i).repeat(rangeDigits - 1);

async function picture(pdf, { picture, at }, appearance) {
  const [drawn] = await pdf.embedPdf(appearance(picture.source, picture.data, at));
  await drawn.embed();
  return drawn.ref;
}

/** Writes the real byte range over its placeholder; the last one in the file is ours, earlier signatures keep theirs. */
function fillRange(bytes) {
  const marker = Buffer.from(`/${placeholder(1)}`);
  const from = bytes.lastIndexOf('[', bytes.lastIndexOf(marker));
  const to = bytes.indexOf(']', from) + 1;
  const contents = bytes.lastIndexOf(`<${'0'.repeat(contentsBytes * 2)}>`);
  if (from < 0 || to <= from || contents < 0) throw new Error('signature placeholder not found');
  const afterContents = contents + contentsBytes * 2 + 2;
  const range = [0, contents, afterContents, bytes.length - afterContents];
  bytes.write(`[${range.join(' ')}`.padEnd(to - from - 1) + ']', from, 'latin1');
  return range;
}

function pdfTime(unixSeconds) {
  // Vietnam time, as the paper shows it.
  const local = new Date((unixSeconds + 7 * 3600) * 1000).toISOString();
  return `D:${local.slice(0, 19).replace(/[-:T]/g, '')}+07'00'`;
}

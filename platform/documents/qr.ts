import QRCode from 'qrcode';

/** Quiet zone in modules, as ISO/IEC 18004 asks for. */
const QUIET = 4;

/** A QR code as SVG of one path, to be handed to a template, which draws it with `qr(svg)` of `/alur/signature.typ`. */
export function qrSvg(text: string): string {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  const side = modules.size + QUIET * 2;
  let path = '';
  for (let row = 0; row < modules.size; row++)
    for (let column = 0; column < modules.size; column++)
      if (modules.get(row, column)) path += `M${column + QUIET} ${row + QUIET}h1v1h-1z`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}"><rect width="${side}" height="${side}" fill="#fff"/><path d="${path}"/></svg>`;
}

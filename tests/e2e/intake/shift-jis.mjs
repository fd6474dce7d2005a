// Text as Windows writes it in Japan (CP932). Node reads that encoding and does not write it, so what it reads is turned
// round.

const bytesOf = new Map();

function learn(...bytes) {
  const letter = new TextDecoder('shift_jis').decode(Uint8Array.from(bytes));
  if ([...letter].length === 1 && letter !== '\uFFFD' && !bytesOf.has(letter)) bytesOf.set(letter, bytes);
}

for (let byte = 0; byte < 0x100; byte += 1) learn(byte);
for (let lead = 0x81; lead <= 0xfc; lead += 1) {
  for (let trail = 0x40; trail <= 0xfc; trail += 1) learn(lead, trail);
}

/** `text` in Shift_JIS. */
export function shiftJis(text) {
  return Buffer.from(
    [...text].flatMap((letter) => {
      const bytes = bytesOf.get(letter);
      if (!bytes) throw new Error(`Shift_JIS has no ${letter}`);
      return bytes;
    }),
  );
}

/** A 課題番号 of six digits, so that a teacher can call it out. */
export function newNumber(): string {
  const [drawn = 0] = crypto.getRandomValues(new Uint32Array(1));
  return String(100_000 + (drawn % 900_000));
}

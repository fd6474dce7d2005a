/** The number that was typed, full width or not; null where it is none. */
export function userNumberOf(text: string): number | null {
  const plain = text.normalize('NFKC').trim();
  return /^[1-9]\d{0,8}$/.test(plain) ? Number(plain) : null;
}

/** What to say where a number is asked for and none was typed. */
export const numberMissing = {
  code: 'user-number-missing',
  message: '利用者番号を数字で入力してください。分からないときは管理者に確かめてください。',
};

// Opening the locked file, and the way to the screens of keeping.

/** Opens the locked file again; `number` where there are several users. */
export async function signIn(page, passphrase, number = '') {
  await page.at('unlock');
  if (number !== '') await page.type('user-number', number);
  await page.type('passphrase', passphrase);
  await page.click('unlock');
}

/** From the list to the backups. */
export async function openKeeping(page) {
  await page.click('keeping');
  await page.find('#panel-backup, #panel-journal');
  // Who manages comes back to the part that was left.
  if ((await page.all('#panel-journal')).length > 0) await page.click('tab-backup');
  await page.at('last-backup');
}

/** From the list to the journal, whose rows are there. */
export async function openJournal(page) {
  await openKeeping(page);
  await page.click('tab-journal');
  await page.find('[data-testid="journal-row"]');
}

/** Back to the list. */
export async function toList(page) {
  await page.click('keeping-back');
  await page.at('new-case');
}

/** Makes a backup by hand and waits until it was read back. */
export async function backUp(page) {
  await page.click('back-up-now');
  await page.at('backup-made');
}

/** The code of the refusal of a command, as the program answers its page. */
export async function refusedCode(page, command, values = {}) {
  try {
    await page.command(command, values);
  } catch (cause) {
    return /"code":"([^"]+)"/.exec(String(cause))?.[1] ?? String(cause);
  }
  return '';
}

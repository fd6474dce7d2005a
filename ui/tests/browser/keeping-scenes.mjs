// Backups, the journal, restoring and the end of the program.

const keeping = async (page, home, how = 'some') => {
  await page.goto(`${home}?keeping=${how}`);
  await page.getByTestId('keeping').click();
  await page.getByTestId('last-backup').waitFor();
};

const journal = async (page, home, how) => {
  await keeping(page, home, how);
  await page.getByTestId('tab-journal').click();
  await page.getByTestId('journal-row').first().waitFor();
};

const restore = async (page, home, how = 'some') => {
  await page.goto(`${home}?vault=locked&keeping=${how}`);
  await page.getByTestId('use-backup').click();
  await page.getByTestId('restore-path').fill('/media/usb/要介護認定のバックアップ');
  await page.getByTestId('look-for-backups').click();
  await page.getByTestId('backup-choice').first().waitFor();
};

export const keepingScenes = {
  'backup-due': async (page, home) => {
    await page.goto(`${home}?keeping=some`);
    await page.getByTestId('backup-due').waitFor();
  },
  keeping,
  'keeping-unset': (page, home) => keeping(page, home, 'none'),
  'keeping-running': async (page, home) => {
    await keeping(page, home, 'running');
    await page.getByTestId('back-up-now').click();
    await page.getByTestId('work').waitFor();
  },
  journal: (page, home) => journal(page, home, 'some'),
  'journal-broken': async (page, home) => {
    await journal(page, home, 'broken');
    await page.getByTestId('verify-journal').click();
    await page.getByTestId('journal-broken').waitFor();
  },
  restore,
  restored: async (page, home) => {
    await restore(page, home, 'broken');
    await page.getByTestId('user-number').fill('1');
    await page.getByTestId('passphrase').fill('いろはにほへとちりぬるを');
    await page.getByTestId('restore').click();
    await page.getByTestId('restored').waitFor();
  },
  closing: async (page, home) => {
    await page.goto(`${home}?keeping=running`);
    await page.getByTestId('new-case').waitFor();
    await page.evaluate(() => window.closeTheWindow());
    await page.getByTestId('closing').waitFor();
  },
};

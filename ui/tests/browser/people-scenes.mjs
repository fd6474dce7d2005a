// The screens of users and keys, and what their roles leave of the others.

const people = async (page, home) => {
  await page.goto(`${home}?people`);
  await page.getByTestId('people').click();
  await page.getByTestId('user-row').first().waitFor();
};

export const peopleScenes = {
  people,
  'people-add': async (page, home) => {
    await people(page, home);
    await page.getByTestId('add-user').click();
    await page.getByTestId('user-name').fill('架空 新人');
    await page.getByTestId('role-teacher').check();
  },
  'people-given': async (page, home) => {
    await people(page, home);
    await page.getByTestId('add-user').click();
    await page.getByTestId('user-name').fill('架空 新人');
    await page.getByTestId('role-investigator').check();
    await page.getByTestId('own-passphrase').fill('いろはにほへとちりぬるを');
    await page.getByTestId('save-user').click();
    await page.getByTestId('given-passphrase').waitFor();
  },
  'people-stopped': async (page, home) => {
    await people(page, home);
    await page.getByTestId('stop-user').first().click();
    await page.getByTestId('stop-sure').click();
    await page.getByTestId('after-stop').waitFor();
  },
  'sign-in': async (page, home) => {
    await page.goto(`${home}?vault=locked&people&wait=120`);
    await page.getByTestId('user-number').fill('2');
    await page.getByTestId('passphrase').fill('ちがう');
    await page.getByTestId('unlock').click();
    await page.getByTestId('attempt-wait').waitFor();
  },
  'clock-behind': async (page, home) => {
    await page.goto(`${home}?clock`);
    await page.getByTestId('clock-behind').waitFor();
  },
  'start-teacher': async (page, home) => {
    await page.goto(`${home}?people&me=4`);
    await page.getByTestId('training').waitFor();
  },
  'own-passphrase': async (page, home) => {
    await page.goto(`${home}?people&me=5`);
    await page.getByTestId('change-passphrase').waitFor();
  },
};

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';

import { Ajv } from 'ajv';
import formats from 'ajv-formats';

import { project } from '../licences/write.mjs';

const read = (...path) => JSON.parse(readFileSync(join(project, ...path), 'utf8'));
const base = read('src-tauri/tauri.conf.json');

/** `patch` laid over `value`, as the bundler does it (RFC 7396). */
function merged(value, patch) {
  if (patch === null || typeof patch !== 'object' || Array.isArray(patch)) return patch;
  const result = value !== null && typeof value === 'object' && !Array.isArray(value) ? { ...value } : {};
  for (const [key, part] of Object.entries(patch)) {
    if (part === null) delete result[key];
    else result[key] = merged(result[key], part);
  }
  return result;
}

const linux = merged(base, read('packaging/linux/tauri.conf.json'));
const windows = merged(base, read('packaging/windows/tauri.conf.json'));

describe('the configuration of the packages', () => {
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  formats.default(ajv);
  const check = ajv.compile(read('packaging/node_modules/@tauri-apps/cli/config.schema.json'));

  for (const [name, configuration] of Object.entries({ program: base, linux, windows })) {
    it(`of ${name} is what the bundler reads`, () => {
      assert.ok(check(configuration), JSON.stringify(check.errors?.slice(0, 3)));
    });
  }

  it('would be refused with a word that the bundler does not know', () => {
    assert.equal(check(merged(windows, { bundle: { windows: { nsis: { installMode: 'everybody' } } } })), false);
    assert.equal(check(merged(windows, { bundle: { windows: { webviewInstallMode: { type: 'offline' } } } })), false);
  });

  it('names files that are there, or that the build makes', () => {
    const { deb, rpm } = linux.bundle.linux;
    const named = [
      ...linux.bundle.icon,
      ...Object.keys({ ...linux.bundle.resources, ...windows.bundle.resources }),
      ...Object.values({ ...deb.files, ...rpm.files }),
      deb.desktopTemplate,
      rpm.desktopTemplate,
      deb.changelog,
      windows.bundle.windows.nsis.installerIcon,
    ].filter((path) => !path.startsWith('../target/'));
    assert.deepEqual(named.filter((path) => !existsSync(join(project, 'src-tauri', path))), []);
  });

  it('takes the font for names whole, and the licences of both fonts', () => {
    for (const { bundle } of [linux, windows]) {
      const files = Object.values(bundle.resources);
      for (const name of ['ipamjm.ttf', 'IPA_Font_License_Agreement_v1.0.txt', 'BIZUDGothic-OFL.txt']) {
        assert.ok(files.includes(`fonts/${name}`), name);
      }
    }
  });

  it('installs on Windows for one person, in Japanese, without a network', () => {
    const { nsis, webviewInstallMode, allowDowngrades } = windows.bundle.windows;
    assert.equal(nsis.installMode, 'currentUser');
    assert.deepEqual(nsis.languages, ['Japanese']);
    assert.equal(webviewInstallMode.type, 'offlineInstaller');
    assert.equal(allowDowngrades, false);
  });

  it('keeps the identifier, by which the program finds the data of the version before', () => {
    for (const { identifier } of [base, linux, windows]) assert.equal(identifier, 'jp.nintei.desktop');
  });
});

describe('the entry in the menu', () => {
  const entry = readFileSync(join(project, 'packaging/linux/nintei.desktop'), 'utf8');

  it('has a Japanese name and says what the program does', () => {
    assert.match(entry, /^Name=要介護認定 試算$/m);
    assert.match(entry, /^Comment=.*認定調査/m);
    assert.match(entry, /^Categories=Office;$/m);
  });
});

describe('the changelog', () => {
  it('begins with the version that is built', () => {
    const [, version] = /^nintei \(([^)]+)\)/.exec(readFileSync(join(project, 'packaging/linux/changelog'), 'utf8')) ?? [];
    const [, built] = /^\[workspace\.package\]\nversion = "([^"]+)"/m.exec(readFileSync(join(project, 'Cargo.toml'), 'utf8')) ?? [];
    assert.equal(version, built);
  });
});

describe('the icon', () => {
  const size = (path) => {
    const png = readFileSync(join(project, 'src-tauri', path));
    assert.equal(png.toString('latin1', 1, 4), 'PNG');
    return [png.readUInt32BE(16), png.readUInt32BE(20)];
  };

  it('is there in the sizes that its names say', () => {
    assert.deepEqual(size('icons/32x32.png'), [32, 32]);
    assert.deepEqual(size('icons/128x128.png'), [128, 128]);
    assert.deepEqual(size('icons/128x128@2x.png'), [256, 256]);
    assert.deepEqual(size('icons/icon.png'), [512, 512]);
  });

  it('has, for Windows, one picture for each size of the desktop, the smallest for lists', () => {
    const ico = readFileSync(join(project, 'src-tauri/icons/icon.ico'));
    const sizes = Array.from({ length: ico.readUInt16LE(4) }, (_, at) => ico[6 + 16 * at] || 256);
    for (const wanted of [16, 32, 48, 256]) assert.ok(sizes.includes(wanted), `${wanted} of ${sizes}`);
  });
});

//! Variants of characters (異体字): which glyph a font has for a character followed by a variation selector.
//! They stand in subtable 14 of the font's `cmap` table, which the font reader in use leaves out.

use std::collections::BTreeMap;

/// The glyph for a character and a selector; `None` for the character's ordinary glyph.
pub(super) type Variants = BTreeMap<(char, char), Option<u16>>;

/// Reads the `cmap` table. What cannot be read is left out.
pub(super) fn read(cmap: &[u8]) -> Variants {
    let mut variants = Variants::new();
    if let Some(subtable) = subtable(cmap) {
        // Stops at the first thing that does not fit; what was read until then is sound.
        let _ = collect(subtable, &mut variants);
    }
    variants
}

/// Subtable 14: platform 0 (Unicode), encoding 5.
fn subtable(cmap: &[u8]) -> Option<&[u8]> {
    let count = number(cmap, 2, 2)?;
    let at = (0..count).map(|index| 4 + index * 8).find(|at| number(cmap, *at, 4) == Some(5))?;
    let subtable = cmap.get(number(cmap, at + 4, 4)?..)?;
    (number(subtable, 0, 2)? == 14).then_some(subtable)
}

fn collect(subtable: &[u8], variants: &mut Variants) -> Option<()> {
    for index in 0..number(subtable, 6, 4)? {
        let record = 10 + index * 11;
        let selector = character(number(subtable, record, 3)?)?;
        let ordinary = number(subtable, record + 3, 4)?;
        if ordinary != 0 {
            for range in 0..number(subtable, ordinary, 4)? {
                let at = ordinary + 4 + range * 4;
                let first = number(subtable, at, 3)?;
                for value in first..=first + number(subtable, at + 3, 1)? {
                    variants.insert((character(value)?, selector), None);
                }
            }
        }
        let special = number(subtable, record + 7, 4)?;
        if special != 0 {
            for mapping in 0..number(subtable, special, 4)? {
                let at = special + 4 + mapping * 5;
                let glyph = u16::try_from(number(subtable, at + 3, 2)?).ok()?;
                variants.insert((character(number(subtable, at, 3)?)?, selector), Some(glyph));
            }
        }
    }
    Some(())
}

fn character(value: usize) -> Option<char> {
    char::from_u32(u32::try_from(value).ok()?)
}

/// The big-endian number of `length` bytes at `at`.
fn number(bytes: &[u8], at: usize, length: usize) -> Option<usize> {
    let bytes = bytes.get(at..at.checked_add(length)?)?;
    Some(bytes.iter().fold(0, |number, byte| number << 8 | usize::from(*byte)))
}

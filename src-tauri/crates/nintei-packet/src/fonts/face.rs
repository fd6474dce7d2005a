use std::borrow::Cow;

use allsorts::binary::read::ReadScope;
use allsorts::font_data::FontData;
use allsorts::tables::FontTableProvider;
use allsorts::tag;
use printpdf::ParsedFont;

use super::variants::{self, Variants};

/// A font as read: its bytes, its characters and their widths.
#[derive(Debug)]
pub(crate) struct Face {
    /// PostScript name.
    pub(crate) name: &'static str,
    pub(crate) bytes: Cow<'static, [u8]>,
    /// Character table and metrics, without the bytes.
    pub(crate) tables: ParsedFont,
    variants: Variants,
}

impl Face {
    /// `None` where the bytes are not a font with characters and widths.
    pub(crate) fn read(name: &'static str, bytes: Cow<'static, [u8]>) -> Option<Self> {
        let mut tables = ParsedFont::from_bytes(&bytes, 0, &mut Vec::new())?;
        tables.original_bytes = Vec::new();
        let usable =
            tables.units_per_em > 0 && !tables.codepoint_to_glyph.is_empty() && !tables.glyph_widths.is_empty();
        let variants = variants_of(&bytes).unwrap_or_default();
        usable.then_some(Self { name, bytes, tables, variants })
    }

    /// The glyph of `character`.
    pub(crate) fn glyph(&self, character: char) -> Option<u16> {
        self.tables.codepoint_to_glyph.get(&u32::from(character)).copied().filter(|glyph| *glyph != 0)
    }

    /// The glyph of the variant of `character` that `selector` names.
    pub(crate) fn variant(&self, character: char, selector: char) -> Option<u16> {
        self.variants.get(&(character, selector))?.or_else(|| self.glyph(character))
    }

    /// Width of `glyph`, in em.
    pub(crate) fn width(&self, glyph: u16) -> f32 {
        let width = self.tables.glyph_widths.get(&glyph).copied().unwrap_or(self.tables.units_per_em);
        f32::from(width) / f32::from(self.tables.units_per_em)
    }
}

fn variants_of(bytes: &[u8]) -> Option<Variants> {
    let data = ReadScope::new(bytes).read::<FontData<'_>>().ok()?;
    let cmap = data.table_provider(0).ok()?.read_table_data(tag::CMAP).ok()?.into_owned();
    Some(variants::read(&cmap))
}

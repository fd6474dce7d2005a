//! A font cut down to the glyphs that one document uses.

use std::collections::{BTreeMap, BTreeSet};

use allsorts::binary::read::ReadScope;
use allsorts::font_data::FontData;
use allsorts::subset::{CmapTarget, SubsetProfile, subset};
use printpdf::ParsedFont;
use sha2::{Digest, Sha256};

use super::Face;
use crate::PacketError;

/// A font as a document carries it.
pub(crate) struct Embedded {
    pub(crate) font: ParsedFont,
    /// Glyph of the whole font → glyph of the cut-down font.
    pub(crate) renumbered: BTreeMap<u16, u16>,
}

/// `face` with only the glyphs `used`.
pub(crate) fn embed(face: &Face, used: &BTreeSet<u16>) -> Result<Embedded, PacketError> {
    let unusable = |cause: String| PacketError::FontUnusable { font: face.name, cause };
    // The glyph for "missing" comes first in every font.
    let kept: Vec<u16> = std::iter::once(0).chain(used.iter().copied().filter(|glyph| *glyph != 0)).collect();
    let data = ReadScope::new(&face.bytes).read::<FontData<'_>>().map_err(|cause| unusable(cause.to_string()))?;
    let provider = data.table_provider(0).map_err(|cause| unusable(cause.to_string()))?;
    let bytes = subset(&provider, &kept, &SubsetProfile::Pdf, CmapTarget::Unicode)
        .map_err(|cause| unusable(cause.to_string()))?;
    let renumbered: BTreeMap<u16, u16> = kept.iter().copied().zip(0u16..).collect();
    let glyph_widths =
        renumbered.iter().filter_map(|(old, new)| Some((*new, *face.tables.glyph_widths.get(old)?))).collect();
    let font = ParsedFont {
        font_name: Some(format!("{}+{}", tag(&bytes), face.name)),
        original_bytes: bytes,
        font_index: 0,
        codepoint_to_glyph: BTreeMap::new(),
        glyph_widths,
        units_per_em: face.tables.units_per_em,
        font_metrics: face.tables.font_metrics.clone(),
        font_type: face.tables.font_type,
        pdf_font_metrics: face.tables.pdf_font_metrics.clone(),
    };
    Ok(Embedded { font, renumbered })
}

/// Six letters that differ wherever the cut-down fonts differ, so that joining PDFs never mixes them up.
fn tag(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(6).map(|byte| char::from(b'A' + byte % 26)).collect()
}

//! Which font has which character.
//!
//! BIZ UDゴシック is built into the program. IPAmj明朝, for 人名漢字 that it lacks, is a file of 46 MB beside the
//! program: its licence lets it be passed on only whole and unmodified. It is read when a character first needs it.

mod face;
mod subset;
mod variants;

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use crate::PacketError;
pub(crate) use face::Face;
pub(crate) use subset::embed;

static REGULAR: &[u8] = include_bytes!("../../../../../assets/fonts/BIZUDGothic-Regular.ttf");
static BOLD: &[u8] = include_bytes!("../../../../../assets/fonts/BIZUDGothic-Bold.ttf");

/// File of IPAmj明朝 in the fonts' folder.
const FALLBACK_FILE: &str = "ipamjm.ttf";

/// The fonts that documents are printed with. Made once, shared by every document.
#[derive(Debug)]
pub struct Fonts {
    regular: Face,
    bold: Face,
    fallback_file: PathBuf,
    fallback: OnceLock<Option<Face>>,
}

/// One of the fonts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum FaceId {
    Regular,
    Bold,
    Fallback,
}

impl FaceId {
    pub(crate) const ALL: [Self; 3] = [Self::Regular, Self::Bold, Self::Fallback];
}

impl Fonts {
    /// The built-in fonts, and `folder` as the place of `ipamjm.ttf` (IPAmj明朝) for characters that they lack.
    /// Without that file such characters are printed as 〓, with a warning for each.
    ///
    /// # Errors
    /// [`PacketError::FontUnusable`] where a built-in font cannot be read.
    pub fn new(folder: &Path) -> Result<Self, PacketError> {
        let built_in = |name, bytes| {
            Face::read(name, bytes)
                .ok_or_else(|| PacketError::FontUnusable {
                    font: name, cause: "フォントの表が壊れています".to_owned()
                })
        };
        Ok(Self {
            regular: built_in("BIZUDGothic-Regular", REGULAR.into())?,
            bold: built_in("BIZUDGothic-Bold", BOLD.into())?,
            fallback_file: folder.join(FALLBACK_FILE),
            fallback: OnceLock::new(),
        })
    }

    /// Whether IPAmj明朝 has been needed and read.
    #[must_use]
    pub fn fallback_is_loaded(&self) -> bool {
        matches!(self.fallback.get(), Some(Some(_)))
    }

    pub(crate) fn face(&self, id: FaceId) -> Option<&Face> {
        match id {
            FaceId::Regular => Some(&self.regular),
            FaceId::Bold => Some(&self.bold),
            FaceId::Fallback => self.fallback(),
        }
    }

    /// The font that has `character`, beginning with `preferred`, and its glyph there.
    pub(crate) fn find(&self, preferred: FaceId, character: char) -> Option<(FaceId, &Face, u16)> {
        [preferred, FaceId::Fallback].into_iter().find_map(|id| {
            let face = self.face(id)?;
            face.glyph(character).map(|glyph| (id, face, glyph))
        })
    }

    /// The same for a variant of `character`; its ordinary glyph where the font says that it is the variant.
    pub(crate) fn find_variant(
        &self,
        preferred: FaceId,
        character: char,
        selector: char,
    ) -> Option<(FaceId, &Face, u16)> {
        [preferred, FaceId::Fallback].into_iter().find_map(|id| {
            let face = self.face(id)?;
            face.variant(character, selector).map(|glyph| (id, face, glyph))
        })
    }

    fn fallback(&self) -> Option<&Face> {
        self.fallback
            .get_or_init(|| {
                let bytes = std::fs::read(&self.fallback_file).ok()?;
                Face::read("IPAmjMincho", bytes.into())
            })
            .as_ref()
    }
}

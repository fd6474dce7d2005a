use lopdf::{Dictionary, Object};

use super::{A4_HEIGHT, A4_WIDTH};

/// Millimetres to points.
const PT_PER_MM: f32 = 72.0 / 25.4;

/// Size of a page, and how it lies. Measured from the upper left corner, all of them alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum PageSize {
    /// A4, upright.
    #[default]
    Upright,
    /// A4, its long edge below.
    Lying,
    /// A3, its long edge below.
    Wide,
}

impl PageSize {
    /// Width, millimetres.
    pub(crate) const fn width(self) -> f32 {
        match self {
            Self::Upright => A4_WIDTH,
            Self::Lying => A4_HEIGHT,
            Self::Wide => 2.0 * A4_WIDTH,
        }
    }

    /// Height, millimetres.
    pub(crate) const fn height(self) -> f32 {
        match self {
            Self::Upright | Self::Wide => A4_HEIGHT,
            Self::Lying => A4_WIDTH,
        }
    }

    /// Gives `page` its edges. A lower page ends further up, so that every page is drawn in the measure of one.
    pub(super) fn cut(self, page: &mut Dictionary) {
        let edges = [0.0, A4_HEIGHT - self.height(), self.width(), A4_HEIGHT];
        let edges: Vec<Object> = edges.into_iter().map(|edge| (edge * PT_PER_MM).into()).collect();
        for name in ["MediaBox", "TrimBox", "CropBox"] {
            page.set(name, edges.clone());
        }
    }
}

use crate::page::{Area, Canvas, Stroke, Style};
use crate::sheet::cells::PADDING;
use crate::text::Fitted;

/// A text that its field has no room for.
pub(super) struct Rest {
    /// The field, as the form names it.
    pub(super) field: String,
    /// What is printed on the pages that follow.
    pub(super) lines: Fitted,
}

/// The fields of the 概況調査, and what found no room in them.
#[derive(Default)]
pub(super) struct Fields {
    pub(super) rests: Vec<Rest>,
}

/// How a text stands where it finds all the room it needs.
pub(super) const ROOMY: Style = Style::plain(9.0);
/// Width of such a text, millimetres.
pub(super) const ROOMY_WIDTH: f32 = 182.0;

impl Fields {
    /// A field with its frame. What does not fit ends in … here and stands whole on the pages that follow.
    pub(super) fn value(&mut self, canvas: &mut Canvas<'_>, area: Area, style: Style, field: &str, text: &str) {
        canvas.outline(Stroke::Hair, area);
        self.text(canvas, area.inset(PADDING, 0.0), style, field, text);
    }

    /// A field without a frame.
    pub(super) fn text(&mut self, canvas: &mut Canvas<'_>, area: Area, style: Style, field: &str, text: &str) {
        let mut fitted = canvas.fit(area, style, text);
        if fitted.shortened {
            self.keep(canvas, field, text);
            fitted.shortened = false;
        }
        canvas.place(area, style, field, &fitted);
    }

    /// Prints `text` on the pages that follow.
    pub(super) fn keep(&mut self, canvas: &Canvas<'_>, field: &str, text: &str) {
        let lines = canvas.flow(ROOMY_WIDTH, ROOMY, text);
        self.rests.push(Rest { field: field.to_owned(), lines });
    }
}

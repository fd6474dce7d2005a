use crate::page::{Area, Canvas};

/// Pages that are filled from above, a new one where there is no room left.
pub(crate) trait Filling<'f> {
    /// What is drawn on.
    fn canvas(&mut self) -> &mut Canvas<'f>;

    /// What is left of the page.
    fn rest(&mut self) -> &mut Area;

    /// A new page.
    fn next(&mut self);

    /// Whether `height` millimetres are left.
    fn has_room(&mut self, height: f32) -> bool {
        height <= self.rest().height + 0.01
    }

    /// The next `height` millimetres of this page, whether or not they are left.
    fn take(&mut self, height: f32) -> Area {
        let (place, rest) = self.rest().split_top(height);
        *self.rest() = rest;
        place
    }
}

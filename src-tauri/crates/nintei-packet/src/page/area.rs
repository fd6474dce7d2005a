/// A rectangle on a page, in millimetres from the page's upper left corner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Area {
    /// Left edge.
    pub x: f32,
    /// Upper edge.
    pub y: f32,
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
}

impl Area {
    /// A rectangle by its upper left corner and size.
    #[must_use]
    pub const fn new(x: f32, y: f32, width: f32, height: f32) -> Self {
        Self { x, y, width, height }
    }

    /// Right edge.
    #[must_use]
    pub fn right(&self) -> f32 {
        self.x + self.width
    }

    /// Lower edge.
    #[must_use]
    pub fn bottom(&self) -> f32 {
        self.y + self.height
    }

    /// The rectangle smaller by `x` on the left and right and by `y` above and below.
    #[must_use]
    pub fn inset(&self, x: f32, y: f32) -> Self {
        Self::new(self.x + x, self.y + y, (self.width - 2.0 * x).max(0.0), (self.height - 2.0 * y).max(0.0))
    }

    /// The left part of the given width, and the rest.
    #[must_use]
    pub fn split_left(&self, width: f32) -> (Self, Self) {
        (Self { width, ..*self }, Self { x: self.x + width, width: (self.width - width).max(0.0), ..*self })
    }

    /// The upper part of the given height, and the rest.
    #[must_use]
    pub fn split_top(&self, height: f32) -> (Self, Self) {
        (Self { height, ..*self }, Self { y: self.y + height, height: (self.height - height).max(0.0), ..*self })
    }

    /// Whether `other` lies inside, to a hundredth of a millimetre.
    #[must_use]
    pub fn contains(&self, other: &Self) -> bool {
        let slack = 0.01;
        other.x >= self.x - slack
            && other.y >= self.y - slack
            && other.right() <= self.right() + slack
            && other.bottom() <= self.bottom() + slack
    }

    /// Whether both have more than a hundredth of a millimetre in common each way.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        let slack = 0.01;
        self.x + slack < other.right()
            && other.x + slack < self.right()
            && self.y + slack < other.bottom()
            && other.y + slack < self.bottom()
    }
}

//! Lines and fills. Everything stays readable in black and white.

use printpdf::{
    Color, Greyscale, Line, LinePoint, Mm, Op, PaintMode, Point, Polygon, PolygonRing, Pt, Rect, WindingOrder,
};

use super::{A4_HEIGHT, Area};

/// Lightness: 0 black, 1 white.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Grey(pub(crate) f32);

impl Grey {
    pub(crate) const BLACK: Self = Self(0.0);
    pub(crate) const WHITE: Self = Self(1.0);
    /// Behind labels.
    pub(crate) const LABEL: Self = Self(0.92);

    pub(crate) fn color(self) -> Color {
        Color::Greyscale(Greyscale { percent: self.0, icc_profile: None })
    }
}

/// Thickness of a line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Stroke {
    Hair,
    Thin,
    Heavy,
    /// The way through a figure, told from every other line also on a copy.
    Path,
}

impl Stroke {
    const fn points(self) -> f32 {
        match self {
            Self::Hair => 0.25,
            Self::Thin => 0.5,
            Self::Heavy => 1.0,
            Self::Path => 2.0,
        }
    }
}

/// A point of the page in the PDF's own measure, from the lower left corner.
fn point(x: f32, y: f32) -> Point {
    Point::new(Mm(x), Mm(A4_HEIGHT - y))
}

pub(super) fn line(ops: &mut Vec<Op>, stroke: Stroke, from: (f32, f32), to: (f32, f32)) {
    ops.push(Op::SetOutlineThickness { pt: Pt(stroke.points()) });
    let points = [from, to].map(|(x, y)| LinePoint { p: point(x, y), bezier: false });
    ops.push(Op::DrawLine { line: Line { points: points.to_vec(), is_closed: false } });
}

pub(super) fn fill(ops: &mut Vec<Op>, grey: Grey, area: Area) {
    ops.push(Op::SetFillColor { col: grey.color() });
    ops.push(Op::DrawRectangle { rectangle: rectangle(area, PaintMode::Fill) });
    ops.push(Op::SetFillColor { col: Grey::BLACK.color() });
}

pub(super) fn outline(ops: &mut Vec<Op>, stroke: Stroke, area: Area) {
    ops.push(Op::SetOutlineThickness { pt: Pt(stroke.points()) });
    ops.push(Op::DrawRectangle { rectangle: rectangle(area, PaintMode::Stroke) });
}

/// Distance of a quarter circle's control points from its ends, in radii.
const CONTROL: f32 = 0.5523;

pub(super) fn disc(ops: &mut Vec<Op>, grey: Grey, centre: (f32, f32), radius: f32) {
    let at = |x: f32, y: f32, bezier| LinePoint { p: point(centre.0 + x * radius, centre.1 + y * radius), bezier };
    let mut points = vec![at(1.0, 0.0, false)];
    let (mut x, mut y): (f32, f32) = (1.0, 0.0);
    for _ in 0..4 {
        let (next_x, next_y) = (-y, x);
        points.push(at(x + next_x * CONTROL, y + next_y * CONTROL, true));
        points.push(at(next_x + x * CONTROL, next_y + y * CONTROL, true));
        points.push(at(next_x, next_y, false));
        (x, y) = (next_x, next_y);
    }
    let rings = vec![PolygonRing { points }];
    ops.push(Op::SetFillColor { col: grey.color() });
    ops.push(Op::DrawPolygon {
        polygon: Polygon { rings, mode: PaintMode::Fill, winding_order: WindingOrder::NonZero },
    });
    ops.push(Op::SetFillColor { col: Grey::BLACK.color() });
}

fn rectangle(area: Area, mode: PaintMode) -> Rect {
    let corner = point(area.x, area.bottom());
    Rect {
        x: corner.x,
        y: corner.y,
        width: Mm(area.width).into(),
        height: Mm(area.height).into(),
        mode: Some(mode),
        winding_order: None,
    }
}

/// Diagonal lines, `distance` millimetres apart, cut off at the edges of `area`.
pub(super) fn hatch(ops: &mut Vec<Op>, area: Area, distance: f32) {
    let mut offset = distance / 2.0;
    while offset < area.width + area.height {
        // From the left or lower edge up to the upper or right edge.
        let from = if offset <= area.height {
            (area.x, area.y + offset)
        } else {
            (area.x + offset - area.height, area.bottom())
        };
        let to =
            if offset <= area.width { (area.x + offset, area.y) } else { (area.right(), area.y + offset - area.width) };
        line(ops, Stroke::Hair, from, to);
        offset += distance;
    }
}

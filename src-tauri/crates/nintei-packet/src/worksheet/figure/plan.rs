//! How large the words of a figure may be, and how wide its columns, so that it fits the page.

use nintei_judgment::CaseFigure;

use super::placing::{Distances, Part, Placed, Size, Unit, place};
use super::words;
use crate::fonts::FaceId;
use crate::page::{Canvas, Style};
use crate::text::wrap_all;

/// Steps in which the words shrink, points.
const STEP: f32 = 0.25;
/// Steps in which the columns narrow.
const NARROWER: Unit = 40;
/// Space beside and above the words in a box.
pub(super) const BESIDE: Unit = 60;
const ABOVE: Unit = 55;
/// Characters of a question's box, at most and at least.
const WIDEST: f32 = 8.1;
const NARROWEST: f32 = 4.05;
/// Characters of a branch's words before an end, at most and at least.
const LONGEST: f32 = 22.0;
const SHORTEST: f32 = 5.05;
/// Space between two parts is never more.
const FARTHEST: Unit = 620;

/// A figure ready to be drawn.
#[derive(Debug, Clone)]
pub(super) struct Plan {
    /// Points.
    pub(super) size: f32,
    pub(super) placed: Placed,
    pub(super) whole: Size,
}

/// The figure as large as `room` and `largest` (points) allow; none where it does not fit at a legible size.
pub(super) fn plan(canvas: &Canvas<'_>, figure: &CaseFigure<'_>, room: Size, largest: f32) -> Option<Plan> {
    let mut size = largest;
    loop {
        if let Some(plan) = at_size(canvas, figure, room, size) {
            return Some(plan);
        }
        if size <= Style::FLOOR {
            return None;
        }
        size = (size - STEP).max(Style::FLOOR);
    }
}

fn at_size(canvas: &Canvas<'_>, figure: &CaseFigure<'_>, room: Size, size: f32) -> Option<Plan> {
    let em = em(size);
    let mut column = hundredths(em * WIDEST) + 2 * BESIDE;
    let narrowest = hundredths(em * NARROWEST) + 2 * BESIDE;
    while column >= narrowest {
        let distances = distances(size, column);
        let measure = Measure { canvas, size, em, room: room.width, distances };
        if let Some(root) = measure.part(figure, None, 0) {
            let (placed, whole) = place(&root, &distances);
            if whole.width <= room.width && whole.height <= room.height {
                return Some(spread(&root, distances, room, Plan { size, placed, whole }));
            }
        }
        column -= NARROWER;
    }
    None
}

/// The same figure with as much space between its parts as the page has.
fn spread(root: &Part, distances: Distances, room: Size, tight: Plan) -> Plan {
    let (mut fits, mut too_far) = (distances.between, FARTHEST + 1);
    let mut best = tight;
    while fits + 1 < too_far {
        let between = fits.midpoint(too_far);
        let (placed, whole) = place(root, &Distances { between, ..distances });
        if whole.height <= room.height {
            fits = between;
            best = Plan { placed, whole, ..best };
        } else {
            too_far = between;
        }
    }
    best
}

fn distances(size: f32, column: Unit) -> Distances {
    let em = em(size);
    Distances {
        column,
        stub: hundredths(em * 0.55),
        lead: hundredths(em * 0.65),
        caption: hundredths(em * 0.18),
        between: hundredths(em * 0.42),
    }
}

/// Height of an em, millimetres.
fn em(size: f32) -> f32 {
    size * 25.4 / 72.0
}

/// Millimetres in hundredths, never less than they were.
fn hundredths(millimetres: f32) -> Unit {
    (millimetres * 100.0).ceil() as Unit
}

struct Measure<'c, 'f> {
    canvas: &'c Canvas<'f>,
    size: f32,
    em: f32,
    room: Unit,
    distances: Distances,
}

impl Measure<'_, '_> {
    /// `figure` at `x`; none where its words have no room there.
    fn part(&self, figure: &CaseFigure<'_>, label: Option<&str>, x: Unit) -> Option<Part> {
        match figure {
            CaseFigure::Question { asks, arms, doubt, .. } => {
                let width = self.distances.column;
                let label = self.words(label.unwrap_or_default(), width);
                let body = self.boxed(&words::question(asks, doubt.is_some()), width);
                let next = x + self.distances.step();
                let below = arms.iter().map(|arm| self.part(&arm.next, Some(arm.label), next));
                Some(Part { label, body, below: below.collect::<Option<_>>()? })
            }
            CaseFigure::Leaf { .. } => {
                let text = words::end(figure);
                let body = self.boxed(&text, hundredths(self.em * LONGEST));
                let left = self.room - x - body.width - self.distances.stub;
                let longest = left.min(hundredths(self.em * LONGEST));
                let label = self.words(label.unwrap_or_default(), longest);
                (longest >= label.width.min(hundredths(self.em * SHORTEST))).then_some(Part {
                    label,
                    body,
                    below: Vec::new(),
                })
            }
        }
    }

    /// Words in lines of `width` at most.
    fn words(&self, text: &str, width: Unit) -> Size {
        if text.is_empty() {
            return Size::default();
        }
        let width = width.max(hundredths(self.em * NARROWEST)) as f32 / 100.0;
        let fitted = wrap_all(self.canvas.fonts, FaceId::Regular, text, width, self.size, usize::MAX);
        let widest = fitted.lines.iter().map(|line| line.width() * fitted.em()).fold(0.0, f32::max);
        Size { width: hundredths(widest + 0.02), height: hundredths(fitted.height() + 0.02) }
    }

    /// Words in a box of `width` at most.
    fn boxed(&self, text: &str, width: Unit) -> Size {
        let Size { width, height } = self.words(text, width - 2 * BESIDE);
        Size { width: width + 2 * BESIDE, height: height + 2 * ABOVE }
    }
}

//! How large the words of a figure may be, and how wide its columns, so that it fits the page.

use nintei_judgment::CaseFigure;

use super::placing::{Distances, Part, Placed, Size, Unit, place};
use super::words;
use crate::fonts::{FaceId, Fonts};
use crate::page::Style;
use crate::text::Breakable;

/// Steps in which the words shrink, points.
const STEP: f32 = 0.25;
/// Space beside and above the words in a box.
pub(super) const BESIDE: Unit = 55;
const ABOVE: Unit = 45;
/// Characters to a line of a question: at most, at least, and the steps between.
const WIDEST: f32 = 13.0;
const NARROWEST: f32 = 4.05;
const NARROWER: f32 = 1.0;
/// From which depth on the columns may be narrower than those before, and how narrow: few branches reach so far.
const DEEP: [usize; 2] = [3, 5];
const DEEP_WIDEST: [f32; 4] = [WIDEST, 7.05, 5.55, NARROWEST];
/// How much wider than its box the words above a question may be.
const WIDER: [f32; 5] = [1.0, 1.4, 2.0, 2.8, 4.0];
/// Characters to a line of the words before an end, and of an end, at most; and of the former at least.
const LONGEST: f32 = 22.0;
const LONGEST_END: f32 = 8.05;
const SHORTEST: f32 = 5.05;
/// Distance of baselines, in em.
const LEADING: f32 = 1.3;
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
pub(super) fn plan(fonts: &Fonts, figure: &CaseFigure<'_>, room: Size, largest: f32) -> Option<Plan> {
    let words = Words::of(fonts, figure, "");
    if let Some(plan) = at_size(&words, room, largest) {
        return Some(plan);
    }
    let mut best = at_size(&words, room, Style::FLOOR)?;
    let mut too_large = largest;
    while too_large - best.size > STEP {
        let steps = ((too_large - best.size) / STEP / 2.0).ceil();
        let size = best.size + steps * STEP;
        match at_size(&words, room, size) {
            Some(plan) => best = plan,
            None if size >= too_large => break,
            None => too_large = size,
        }
    }
    Some(best)
}

/// The figure at this size with the widest columns that fit.
fn at_size(words: &Words, room: Size, size: f32) -> Option<Plan> {
    let em = size * 25.4 / 72.0;
    Measure::all(em, room.width).into_iter().find_map(|measure| {
        let distances = measure.distances(words);
        let root = measure.part(words, 0, &distances)?;
        let (placed, whole) = place(&root, &distances);
        let fits = whole.width <= room.width && whole.height <= room.height;
        fits.then(|| spread(&root, &distances, room, Plan { size, placed, whole }))
    })
}

/// The same figure with as much space between its parts as the page has.
fn spread(root: &Part, distances: &Distances, room: Size, tight: Plan) -> Plan {
    let (mut fits, mut too_far) = (distances.between, FARTHEST + 1);
    let mut best = tight;
    while fits + 1 < too_far {
        let between = fits.midpoint(too_far);
        let (placed, whole) = place(root, &Distances { between, ..distances.clone() });
        if whole.height <= room.height {
            fits = between;
            best = Plan { placed, whole, ..best };
        } else {
            too_far = between;
        }
    }
    best
}

/// The words of a figure.
struct Words {
    label: Breakable,
    body: Breakable,
    below: Vec<Words>,
}

impl Words {
    fn of(fonts: &Fonts, figure: &CaseFigure<'_>, label: &str) -> Self {
        let read = |text: &str| Breakable::of(fonts, FaceId::Regular, text);
        let (body, below) = match figure {
            CaseFigure::Question { asks, arms, doubt, .. } => {
                let below = arms.iter().map(|arm| Self::of(fonts, &arm.next, arm.label)).collect();
                (read(&words::question(asks, doubt.is_some())), below)
            }
            CaseFigure::Leaf { .. } => (read(&words::end(figure)), Vec::new()),
        };
        Self { label: read(label), body, below }
    }
}

struct Measure {
    /// Height of an em, millimetres.
    em: f32,
    /// Characters to a line of a question at most: up to a depth, and from it on.
    widest: (f32, usize, f32),
    /// Width of the room.
    room: Unit,
}

impl Measure {
    /// Every way to share the width among the columns.
    fn all(em: f32, room: Unit) -> Vec<Self> {
        let mut all = Vec::new();
        let mut widest = WIDEST;
        while widest >= NARROWEST {
            for (deep, narrow) in DEEP.iter().flat_map(|deep| DEEP_WIDEST.map(|narrow| (*deep, narrow))) {
                // Columns of one width are looked at once.
                if narrow < widest || (narrow == WIDEST && deep == DEEP[0]) {
                    all.push(Self { em, widest: (widest, deep, narrow.min(widest)), room });
                }
            }
            widest -= NARROWER;
        }
        all
    }

    /// Characters to a line of a question at `depth`.
    fn widest(&self, depth: usize) -> f32 {
        let (widest, deep, narrow) = self.widest;
        if depth < deep { widest } else { narrow }
    }

    /// The distances at this size, the columns as wide as their longest line.
    fn distances(&self, words: &Words) -> Distances {
        let mut columns = Vec::new();
        self.columns(words, 0, &mut columns);
        Distances {
            columns,
            stub: self.ems(0.5),
            lead: self.ems(0.6),
            caption: self.ems(0.15),
            raised: self.ems(1.0),
            between: self.ems(0.36),
            beside: self.ems(0.6),
        }
    }

    fn columns(&self, words: &Words, depth: usize, columns: &mut Vec<Unit>) {
        if words.below.is_empty() {
            return;
        }
        let width = self.boxed(&words.body, self.widest(depth)).width;
        match columns.get_mut(depth) {
            Some(column) => *column = width.max(*column),
            None => columns.push(width),
        }
        words.below.iter().for_each(|next| self.columns(next, depth + 1, columns));
    }

    /// `words` at `depth`; none where they have no room there.
    fn part(&self, words: &Words, depth: usize, distances: &Distances) -> Option<Part> {
        if !words.below.is_empty() {
            let below = words.below.iter().map(|next| self.part(next, depth + 1, distances));
            return Some(Part {
                labels: self.labels(&words.label, depth, distances),
                body: self.boxed(&words.body, self.widest(depth)),
                below: below.collect::<Option<_>>()?,
            });
        }
        let body = self.boxed(&words.body, LONGEST_END);
        let left = self.room - distances.left(depth) - body.width - distances.stub;
        let longest = (left as f32 / 100.0 / self.em - 0.02).min(LONGEST);
        let whole = self.set(&words.label, LONGEST).width;
        if longest < SHORTEST && left < whole {
            return None;
        }
        let label = self.set(&words.label, longest);
        Some(Part { labels: vec![label], body, below: Vec::new() })
    }

    /// The words above a question, broken at its box's width and wider.
    fn labels(&self, words: &Breakable, depth: usize, distances: &Distances) -> Vec<Size> {
        let column = distances.columns.get(depth).map_or(NARROWEST, |column| *column as f32 / 100.0 / self.em);
        let left = (self.room - distances.left(depth)) as f32 / 100.0 / self.em - 0.02;
        let widths = WIDER.iter().map(|times| (column * times).min(left));
        let mut labels: Vec<Size> = widths.map(|width| self.set(words, width)).filter(|size| size.width > 0).collect();
        labels.dedup();
        labels
    }

    /// Words in lines of so many characters at most.
    fn set(&self, words: &Breakable, characters: f32) -> Size {
        let (lines, width) = words.lines(characters);
        if width <= 0.0 {
            return Size::default();
        }
        let further = f32::from(u16::try_from(lines - 1).unwrap_or(u16::MAX));
        Size { width: self.ems(width) + 2, height: self.ems(1.0 + further * LEADING) + 2 }
    }

    /// Words in a box, so many characters to a line at most.
    fn boxed(&self, words: &Breakable, characters: f32) -> Size {
        let Size { width, height } = self.set(words, characters);
        Size { width: width + 2 * BESIDE, height: height + 2 * ABOVE }
    }

    /// So many em, never less.
    fn ems(&self, count: f32) -> Unit {
        (count * self.em * 100.0).ceil() as Unit
    }
}

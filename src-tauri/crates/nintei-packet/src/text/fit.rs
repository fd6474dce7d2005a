//! At what size a text fits its place, and where its lines break.

use std::ops::Range;

use icu_segmenter::LineSegmenter;
use icu_segmenter::options::{LineBreakOptions, LineBreakStrictness};

use super::{Line, read};
use crate::fonts::{FaceId, Fonts};

/// Millimetres of one point.
const MM_PER_PT: f32 = 25.4 / 72.0;
/// Distance of baselines, in em.
const LEADING: f32 = 1.3;
/// Steps in which a text shrinks, in points.
const STEP: f32 = 0.25;

/// The place a text has.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Frame {
    /// Millimetres.
    pub(crate) width: f32,
    /// Millimetres.
    pub(crate) height: f32,
    /// Wanted size, points.
    pub(crate) size: f32,
    /// Smallest size, points.
    pub(crate) floor: f32,
    /// Most lines.
    pub(crate) lines: usize,
}

/// A text that fits its place.
#[derive(Debug, Clone)]
pub(crate) struct Fitted {
    /// Points.
    pub(crate) size: f32,
    pub(crate) lines: Vec<Line>,
    /// Characters that no font has.
    pub(crate) missing: Vec<char>,
    /// Characters printed in their ordinary shape although a variant is asked for.
    pub(crate) variants: Vec<char>,
    /// Whether the end had to be left out.
    pub(crate) shortened: bool,
}

impl Fitted {
    /// Height of an em, millimetres.
    pub(crate) fn em(&self) -> f32 {
        self.size * MM_PER_PT
    }

    /// From one baseline to the next, millimetres.
    pub(crate) fn leading(&self) -> f32 {
        self.em() * LEADING
    }

    /// Height of all lines, millimetres.
    pub(crate) fn height(&self) -> f32 {
        let further = f32::from(u16::try_from(self.lines.len().saturating_sub(1)).unwrap_or(u16::MAX));
        self.em() + further * self.leading()
    }
}

/// `text` at the largest size up to the wanted one at which it fits; else at the smallest, ending in ….
pub(crate) fn fit(fonts: &Fonts, face: FaceId, text: &str, frame: Frame) -> Fitted {
    let whole = read(fonts, face, text.trim());
    let (missing, variants) = (whole.missing.clone(), whole.variants.clone());
    let breaks = if frame.lines > 1 { breaks(&whole.characters()) } else { Vec::new() };
    let mut size = frame.size;
    loop {
        let em = size * MM_PER_PT;
        let room = frame.width / em;
        let lines = if frame.lines > 1 { break_lines(&whole, &breaks, room) } else { vec![whole.clone()] };
        let allowed = allowed_lines(frame, em);
        if lines.len() <= allowed && lines.iter().all(|line| line.width() <= room + 0.001) {
            return Fitted { size, lines, missing, variants, shortened: false };
        }
        if size <= frame.floor {
            let lines = shorten(fonts, face, lines, allowed, room);
            return Fitted { size, lines, missing, variants, shortened: true };
        }
        size = (size - STEP).max(frame.floor);
    }
}

/// Every line of `text` at one size, at most `most` of them.
pub(crate) fn wrap_all(fonts: &Fonts, face: FaceId, text: &str, width: f32, size: f32, most: usize) -> Fitted {
    fit(fonts, face, text, Frame { width, height: f32::INFINITY, size, floor: size, lines: most })
}

/// A text whose lines are broken again and again. Where it costs no line, lines end between words and between the
/// parts of a list (・) alone.
#[derive(Debug, Clone)]
pub(crate) struct Breakable {
    whole: Line,
    breaks: Vec<bool>,
    between_parts: Vec<bool>,
    /// Width of the widest part, em.
    part: f32,
}

impl Breakable {
    pub(crate) fn of(fonts: &Fonts, face: FaceId, text: &str) -> Self {
        let whole = read(fonts, face, text.trim());
        let breaks = breaks(&whole.characters());
        let after_part = |at: usize| at > 0 && matches!(whole.glyphs[at - 1].character, ' ' | '・');
        let between_parts: Vec<bool> =
            breaks.iter().enumerate().map(|(at, may_end)| *may_end && after_part(at)).collect();
        let mut part = 0.0_f32;
        let mut width = 0.0;
        for (glyph, begins) in whole.glyphs.iter().zip(&between_parts) {
            width = if *begins { glyph.width } else { width + glyph.width };
            part = part.max(width);
        }
        Self { whole, breaks, between_parts, part }
    }

    /// The lines in `room`, in em.
    fn broken(&self, room: f32) -> Vec<Range<usize>> {
        let lines = break_ranges(&self.whole.glyphs, &self.breaks, room);
        if self.part > room || lines.len() == 1 {
            return lines;
        }
        let parts = break_ranges(&self.whole.glyphs, &self.between_parts, room);
        if parts.len() <= lines.len() { parts } else { lines }
    }

    /// How many lines there are in `room`, and how long the longest of them is; both lengths in em.
    pub(crate) fn lines(&self, room: f32) -> (usize, f32) {
        let lines = self.broken(room);
        let width = |line: &Range<usize>| self.whole.glyphs[line.clone()].iter().map(|glyph| glyph.width).sum();
        (lines.len(), lines.iter().map(width).fold(0.0, f32::max))
    }

    /// The same lines at `size` points, to be drawn.
    pub(crate) fn fitted(&self, room: f32, size: f32) -> Fitted {
        let Line { missing, variants, .. } = self.whole.clone();
        let lines = self.broken(room).into_iter();
        let lines = lines.map(|line| Line { glyphs: self.whole.glyphs[line].to_vec(), ..Line::default() }).collect();
        Fitted { size, lines, missing, variants, shortened: false }
    }
}

/// Every line of `text` at one size, however many. Nothing is left out.
pub(super) fn wrap(fonts: &Fonts, face: FaceId, text: &str, width: f32, size: f32) -> Fitted {
    let whole = read(fonts, face, text);
    let lines = break_lines(&whole, &breaks(&whole.characters()), width / (size * MM_PER_PT));
    Fitted { size, lines, missing: whole.missing, variants: whole.variants, shortened: false }
}

fn allowed_lines(frame: Frame, em: f32) -> usize {
    let mut allowed = 1;
    let mut height = em;
    while allowed < frame.lines && height + em * LEADING <= frame.height + 0.001 {
        allowed += 1;
        height += em * LEADING;
    }
    allowed
}

/// Whether a line may end before each glyph: the Unicode rules, strict, which include 禁則.
fn breaks(text: &str) -> Vec<bool> {
    let mut options = LineBreakOptions::default();
    options.strictness = Some(LineBreakStrictness::Strict);
    let mut at = LineSegmenter::new_for_non_complex_scripts(options).segment_str(text).peekable();
    text.char_indices()
        .map(|(index, _)| {
            while at.next_if(|place| *place < index).is_some() {}
            at.peek() == Some(&index)
        })
        .collect()
}

fn break_lines(whole: &Line, breaks: &[bool], room: f32) -> Vec<Line> {
    let lines = break_ranges(&whole.glyphs, breaks, room);
    lines.into_iter().map(|line| Line { glyphs: whole.glyphs[line].to_vec(), ..Line::default() }).collect()
}

/// Which glyphs stand on each line, without the blanks at its end; at least one line.
fn break_ranges(glyphs: &[super::Glyph], breaks: &[bool], room: f32) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    while start < glyphs.len() {
        let mut end = start;
        let mut width = 0.0;
        while end < glyphs.len() && (width + glyphs[end].width <= room + 0.001 || end == start) {
            width += glyphs[end].width;
            end += 1;
        }
        if end < glyphs.len() {
            // Where no line may end, a long word is cut.
            end = (start + 1..=end).rev().find(|place| breaks.get(*place) == Some(&true)).unwrap_or(end);
        }
        let last = glyphs[start..end].iter().rposition(|glyph| glyph.character != ' ');
        lines.push(start..last.map_or(start, |last| start + last + 1));
        start = end;
    }
    if lines.is_empty() {
        lines.push(0..0);
    }
    lines
}

/// The first `allowed` lines, the last of them ending in ….
fn shorten(fonts: &Fonts, face: FaceId, mut lines: Vec<Line>, allowed: usize, room: f32) -> Vec<Line> {
    lines.truncate(allowed.max(1));
    let ellipsis = read(fonts, face, "…");
    if let Some(last) = lines.last_mut() {
        let limit = room - ellipsis.width();
        let mut width = 0.0;
        let fitting = last.glyphs.iter().take_while(|glyph| {
            width += glyph.width;
            width <= limit
        });
        let count = fitting.count();
        last.glyphs.truncate(count);
        last.glyphs.extend(ellipsis.glyphs);
    }
    lines
}

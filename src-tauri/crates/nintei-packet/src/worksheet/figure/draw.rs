//! A figure on paper: thin to be traced with a pencil, or with the way through it heavy.

use nintei_judgment::CaseFigure;

use super::placing::{Line, Placed, Rect, Unit};
use super::plan::{BESIDE, Plan};
use super::words;
use crate::page::{Align, Area, Canvas, Grey, Stroke, Style};
use crate::text::Breakable;

/// Where a figure stands, and what it is drawn with.
pub(super) struct Drawing<'c, 'f> {
    pub(super) canvas: &'c mut Canvas<'f>,
    /// Upper left corner, millimetres.
    pub(super) corner: (f32, f32),
    /// Points.
    pub(super) size: f32,
    /// Whether the way through it is marked.
    pub(super) marked: bool,
}

impl Drawing<'_, '_> {
    pub(super) fn draw(&mut self, plan: &Plan, figure: &CaseFigure<'_>) {
        let mut heavy = Vec::new();
        self.part(&plan.placed, figure, None, self.marked, &mut heavy);
        for line in heavy {
            self.line(Stroke::Path, line);
        }
    }

    /// A part and what follows it. Lines of the way are kept for last, so that they lie on the others.
    fn part(
        &mut self,
        placed: &Placed,
        figure: &CaseFigure<'_>,
        label: Option<&str>,
        on_way: bool,
        heavy: &mut Vec<Line>,
    ) {
        if let Some(label) = label {
            let style = Style { bold: on_way, ..Style::plain(self.size) };
            self.text(placed.label, 0, style, label);
        }
        for line in [placed.entry, placed.link, placed.stub].into_iter().flatten() {
            if on_way { heavy.push(line) } else { self.line(Stroke::Thin, line) }
        }
        match figure {
            CaseFigure::Question { asks, arms, doubt, .. } => {
                let stroke = if on_way { Stroke::Path } else { Stroke::Thin };
                self.canvas.outline(stroke, self.area(placed.body));
                let style = Style { bold: on_way, ..Style::plain(self.size) }.align(Align::Centre);
                self.text(placed.body, BESIDE, style, &words::question(asks, doubt.is_some()));
                if let Some(trunk) = placed.trunk() {
                    self.line(Stroke::Thin, trunk);
                }
                for (arm, next) in arms.iter().zip(&placed.below) {
                    let open = on_way && arm.open;
                    if let Some(stub) = placed.stub.filter(|_| open) {
                        heavy.push(Line {
                            from: (stub.to.0, stub.to.1.min(next.axis())),
                            to: (stub.to.0, stub.to.1.max(next.axis())),
                        });
                    }
                    self.part(next, &arm.next, Some(arm.label), open, heavy);
                }
            }
            CaseFigure::Leaf { established, .. } => self.end(placed.body, &words::end(figure), *established, on_way),
        }
    }

    /// The minutes at an end: on the way white on black.
    fn end(&mut self, body: Rect, text: &str, established: bool, on_way: bool) {
        let area = self.area(body);
        let style = Style { bold: established || on_way, ..Style::plain(self.size) }.align(Align::Centre);
        if on_way {
            self.canvas.fill(Grey::BLACK, area);
            self.text(body, BESIDE, style.ink(Grey::WHITE), text);
        } else {
            self.canvas.fill(Grey::LABEL, area);
            self.canvas.outline(Stroke::Hair, area);
            self.text(body, BESIDE, style, text);
        }
    }

    fn text(&mut self, place: Rect, beside: Unit, style: Style, text: &str) {
        let area = self.area(place).inset(millimetres(beside), 0.0);
        let words = Breakable::of(self.canvas.fonts, style.face(), text);
        // The room was measured in whole hundredths of a millimetre.
        let fitted = words.fitted(area.width * 72.0 / 25.4 / style.size + 0.005, style.size);
        self.canvas.place(area, style, text, &fitted);
    }

    fn line(&mut self, stroke: Stroke, line: Line) {
        let (from, to) = (self.point(line.from), self.point(line.to));
        self.canvas.line(stroke, from, to);
    }

    fn point(&self, (x, y): (Unit, Unit)) -> (f32, f32) {
        (self.corner.0 + millimetres(x), self.corner.1 + millimetres(y))
    }

    fn area(&self, place: Rect) -> Area {
        let (x, y) = self.point((place.x, place.y));
        Area::new(x, y, millimetres(place.size.width), millimetres(place.size.height))
    }
}

fn millimetres(hundredths: Unit) -> f32 {
    hundredths as f32 / 100.0
}

//! What a figure is asked with: the scores of the groups, to be written over from the score tables, and the answers.

use std::collections::BTreeMap;

use nintei_judgment::{AskedValue, CaseFigure, FigureSubject};
use nintei_survey::ItemId;
use nintei_training::LineId;

use super::super::case::Case;
use crate::page::{Align, Area, Canvas, Grey, Stroke, Style};

/// Heights of the row of scores and of a row of answers, millimetres.
const SCORES: f32 = 6.4;
const ROW: f32 = 3.6;
/// Rows of answers.
const ROWS: f32 = 4.0;
/// Space after a score and after an answer, millimetres.
const AFTER_SCORE: f32 = 1.5;
const AFTER: f32 = 3.2;
/// Width of the cell of a score, millimetres.
const CELL: f32 = 19.0;

/// The values that a figure asks for.
pub(super) struct Values<'a, 'c> {
    case: &'c Case<'a>,
    /// By group, as the figure words it.
    scores: BTreeMap<u8, &'a str>,
    /// By item and joint, as the figure words it, with the answer.
    answers: BTreeMap<(ItemId, Option<u8>), (&'a str, String)>,
}

impl<'a, 'c> Values<'a, 'c> {
    /// Height that they take, millimetres.
    pub(super) const HEIGHT: f32 = SCORES + ROW * ROWS;

    pub(super) fn of(case: &'c Case<'a>, figure: &CaseFigure<'a>) -> Self {
        let mut values = Self { case, scores: BTreeMap::new(), answers: BTreeMap::new() };
        values.collect(figure);
        values
    }

    fn collect(&mut self, figure: &CaseFigure<'a>) {
        let CaseFigure::Question { asks, subject, value, arms, .. } = figure else { return };
        match (subject, value) {
            (FigureSubject::Score { group }, _) => {
                self.scores.insert(*group, asks);
            }
            (FigureSubject::Answer { item, joint }, AskedValue::Answers { labels, .. }) => {
                // The first time that an item is asked, nothing about it is decided yet.
                self.answers.entry((*item, *joint)).or_insert_with(|| (asks, labels.join("・")));
            }
            (FigureSubject::Answer { .. }, AskedValue::Score { .. }) => {}
        }
        arms.iter().for_each(|arm| self.collect(&arm.next));
    }

    pub(super) fn draw(&self, canvas: &mut Canvas<'_>, area: Area) {
        let (row, mut rest) = area.split_top(SCORES);
        let row = Area { height: row.height - 0.8, ..row };
        let style = Style::plain(Style::FLOOR).align(Align::Centre);
        let width = |canvas: &Canvas<'_>, name: &str| canvas.width(style, name) + 1.6;
        let names: f32 = self.scores.values().map(|name| width(canvas, name)).sum();
        let count = f32::from(u16::try_from(self.scores.len()).unwrap_or(1).max(1));
        let cell = CELL.min((row.width - names) / count - AFTER_SCORE);
        let mut place = row;
        for (group, name) in &self.scores {
            let (label, further) = place.split_left(width(canvas, name));
            let (value, further) = further.split_left(cell);
            canvas.fill(Grey::LABEL, label);
            canvas.outline(Stroke::Hair, label);
            canvas.text(label, style, name, name);
            self.case.number(canvas, value, &LineId::Sum { group: *group }, "点", 9.0);
            place = further.split_left(AFTER_SCORE).1;
        }
        let (name, answer) = (Style::plain(Style::FLOOR), Style::bold(7.0));
        let (mut x, first) = (rest.x, rest);
        for (asks, chosen) in self.answers.values() {
            let (left, right) = (canvas.width(name, asks) + 1.2, canvas.width(answer, chosen) + 0.2);
            if x > first.x && x + left + right > rest.right() {
                rest.y += ROW;
                x = first.x;
            }
            let place = Area::new(x, rest.y, left, ROW);
            canvas.text(place, name, asks, asks);
            canvas.text(Area::new(place.right(), rest.y, right, ROW), answer.align(Align::Left), asks, chosen);
            x += left + right + AFTER;
        }
        let line = area.y + Self::HEIGHT;
        canvas.line(Stroke::Hair, (area.x, line), (area.right(), line));
    }
}

//! The case of an exercise with the lines of its worksheet, and in the key with their values.

use std::collections::BTreeMap;

use nintei_judgment::{CaseFigure, Judgment, JudgmentInput, TreeId, judge};
use nintei_training::{Filled, KeyLine, Line, LineId, LineKind, Worksheet, answer_key};

use super::{WorksheetPaper, WorksheetPart};
use crate::page::{Align, Area, Canvas, Stroke, Style};
use crate::sheet::cells::PADDING;

/// Widths of a cell that takes a sentence about an open value, and of one that takes a word; millimetres.
const ROOMY: f32 = 30.0;
const NARROW: f32 = 20.0;

/// The case of an exercise.
pub(super) struct Case<'a> {
    pub(super) paper: &'a WorksheetPaper<'a>,
    /// What the judgment is made from.
    pub(super) input: &'a JudgmentInput,
    pub(super) judgment: Judgment<'a>,
    /// The worksheet before anything is filled in.
    pub(super) lines: Vec<Line>,
    /// The right values, in the key.
    key: Option<BTreeMap<LineId, KeyLine>>,
}

impl<'a> Case<'a> {
    /// `input` is that of the exercise.
    pub(super) fn of(paper: &'a WorksheetPaper<'a>, input: &'a JudgmentInput, part: WorksheetPart) -> Self {
        let key = match part {
            WorksheetPart::Blank => None,
            WorksheetPart::Key => {
                let lines = answer_key(paper.exercise, paper.rules).into_iter();
                Some(lines.map(|line| (line.id.clone(), line)).collect())
            }
        };
        Self {
            judgment: judge(paper.rules, input),
            lines: Worksheet::of(paper.exercise, paper.rules, &Filled::default()).lines,
            paper,
            input,
            key,
        }
    }

    /// Whether the right values are shown.
    pub(super) const fn is_key(&self) -> bool {
        self.key.is_some()
    }

    /// The right value of a line, in the key.
    pub(super) fn value(&self, id: &LineId) -> Option<&KeyLine> {
        self.key.as_ref()?.get(id)
    }

    /// The trees that are asked and that the tables hold.
    pub(super) fn traced(&self) -> Vec<TreeId> {
        let lines = self.lines.iter().filter_map(|line| match line.kind {
            LineKind::Minutes { tree, to_trace: None } => Some(tree),
            _ => None,
        });
        lines.collect()
    }

    /// The figure of `tree` with the way that the case takes through it.
    pub(super) fn figure(&self, tree: TreeId) -> Option<CaseFigure<'a>> {
        self.paper.rules.case_figure(tree, &self.input.answers, self.judgment.outcome.scores)
    }

    /// Whether there is more than scores and figures: the sums, or a tree to be traced in the textbook.
    pub(super) fn has_total(&self) -> bool {
        self.lines.iter().any(|line| {
            matches!(
                line.kind,
                LineKind::Subtotal | LineKind::Given { .. } | LineKind::Minutes { to_trace: Some(_), .. }
            )
        })
    }

    /// A cell to write a number into, with its unit; in the key the right value.
    pub(super) fn number(&self, canvas: &mut Canvas<'_>, cell: Area, id: &LineId, unit: &str, size: f32) {
        canvas.outline(Stroke::Thin, cell);
        let place = cell.inset(if cell.width < NARROW { 0.5 } else { PADDING }, 0.3);
        match self.value(id) {
            None => canvas.text(place, Style::plain(7.0).align(Align::Right), unit, unit),
            Some(line) if line.open => {
                let words = match cell.width {
                    ROOMY.. => format!("{}{unit}（表では定まりません）", line.value),
                    NARROW.. => format!("未確定 {}{unit}", line.value),
                    _ => line.value.clone(),
                };
                canvas.text(place, Style::plain(7.0).align(Align::Right).lines(2), unit, &words);
            }
            Some(line) => canvas.text(place, Style::bold(size).align(Align::Right), unit, &line.value),
        }
    }
}

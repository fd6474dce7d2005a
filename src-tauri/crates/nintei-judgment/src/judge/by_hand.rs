//! Single steps of the judgment for whoever reckons by hand: from numbers of their own, and along branches that the
//! case does not take. The same walk and the same addition as in [`judge`](crate::judge), one at a time.

use nintei_survey::{Answers, CareLevels, ItemId};
use serde::Serialize;
use ts_rs::TS;

use super::walk::State;
use super::{addition, level};
use crate::judgment::{AdditionCandidate, AskedValue};
use crate::rules::{Node, Subject, Test};
use crate::{AdditionStep, Interval, JudgmentInput, RuleEdition, Tenths, TreeId};

/// A tree with one case's way through it: every branch, also those that the case does not take.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum CaseFigure<'r> {
    /// A question with its branches.
    Question {
        /// As the figure words it.
        asks: &'r str,
        /// What it asks about.
        subject: FigureSubject,
        /// What is known of the value asked for, at this place.
        value: AskedValue<'r>,
        /// Its branches, in order.
        arms: Vec<CaseArm<'r>>,
        /// 要照合: why this question should be checked against the 告示.
        doubt: Option<&'r str>,
    },
    /// An end.
    Leaf {
        /// The minutes.
        minutes: Interval,
        /// False for 未確定.
        established: bool,
        /// 要照合: why this value should be checked against the 告示.
        doubt: Option<&'r str>,
    },
}

/// A branch of a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CaseArm<'r> {
    /// 31.2以下, 介助されていない・見守り等.
    pub label: &'r str,
    /// Whether the value asked for may take it.
    pub open: bool,
    /// The points that take it, where a score is asked for.
    pub points: Option<Interval>,
    /// What follows.
    pub next: CaseFigure<'r>,
}

/// What a question of a tree asks about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum FigureSubject {
    /// The score of a group, 1–5.
    Score {
        /// 1–5.
        group: u8,
    },
    /// The answer to an item.
    Answer {
        /// The item.
        item: ItemId,
        /// Position of the joint among 肩関節, 股関節 and 膝関節, for 1-2.
        joint: Option<u8>,
    },
}

/// A row of the score table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PointsRow {
    /// The option, the pattern of 1-1, 「肩関節 ない」 of 1-2.
    pub title: String,
    /// The points; an interval where the tables do not establish them.
    pub points: Interval,
}

impl RuleEdition {
    /// `tree` with the way that `answers` and `scores` take through it; `None` where the tables do not hold the tree.
    #[must_use]
    pub fn case_figure<'r>(&'r self, tree: TreeId, answers: &Answers, scores: [Interval; 5]) -> Option<CaseFigure<'r>> {
        let root = self.trees[tree.index()].root.as_ref()?;
        Some(figure(root, &mut State::new(self, answers, scores)))
    }

    /// The rows of the score table for `item`, in its order.
    #[must_use]
    pub fn points_rows(&self, item: ItemId) -> Vec<PointsRow> {
        let table = self.groups.iter().flat_map(|group| &group.items).find(|table| table.item == item);
        let rows = table.into_iter().flat_map(|table| table.titled_rows());
        rows.map(|(title, row)| PointsRow { title, points: row.points }).collect()
    }

    /// Wording and minutes of each 特別な医療, in the order of the form.
    pub fn special_care_table(&self) -> impl Iterator<Item = (&str, Tenths)> {
        self.special_care.iter().map(|(label, minutes)| (label.as_str(), *minutes))
    }

    /// Minutes of one and of two steps of 認知症加算 for each level before it, the lightest first.
    pub fn addition_table(&self) -> impl Iterator<Item = AdditionCandidate<'_>> {
        self.dementia_addition.rows.iter().map(|row| AdditionCandidate {
            level: &row.name,
            one_step: row.one_step,
            second_step: row.second_step,
        })
    }

    /// 認知症加算 and the total with it, from a total before it. `step` is how far an eligible person is raised, where
    /// that is said from outside; else the tables say it, or leave it open.
    #[must_use]
    pub fn addition_to(
        &self,
        answers: &Answers,
        scores: [Interval; 5],
        subtotal: Interval,
        step: Option<AdditionStep>,
    ) -> (Interval, Interval) {
        match step {
            Some(step) => addition::with_step(self, answers, subtotal, step),
            None => addition::add(self, answers, subtotal, &mut State::new(self, answers, scores)),
        }
    }

    /// The care levels still possible at `total`.
    #[must_use]
    pub fn levels_at(&self, input: &JudgmentInput, total: Interval) -> CareLevels {
        level::care_levels(self, input, total)
    }
}

fn figure<'r>(node: &'r Node, state: &mut State<'r>) -> CaseFigure<'r> {
    let question = match node {
        Node::Leaf(leaf) => {
            let doubt = leaf.doubt.as_deref();
            return CaseFigure::Leaf { minutes: leaf.value, established: leaf.established, doubt };
        }
        Node::Question(question) => question,
    };
    let arms = question.arms.iter().map(|arm| {
        let mut below = state.clone();
        let open = below.narrow(question.subject, arm.test);
        let points = match arm.test {
            Test::Points(range) => Some(range),
            Test::Options(_) => None,
        };
        CaseArm { label: &arm.label, open, points, next: figure(&arm.next, &mut below) }
    });
    CaseFigure::Question {
        asks: &question.asks,
        subject: FigureSubject::of(question.subject),
        arms: arms.collect(),
        value: state.asked(question.subject),
        doubt: question.doubt.as_deref(),
    }
}

impl FigureSubject {
    fn of(subject: Subject) -> Self {
        match subject {
            Subject::Score(index) => Self::Score { group: index as u8 + 1 },
            Subject::Choice(place) => match place.checked_sub(ItemId::SLOTS) {
                Some(joint) => Self::Answer { item: ItemId::CONTRACTURE, joint: Some(joint as u8) },
                None => {
                    let item = ItemId::new(place as u8 / 16, place as u8 % 16);
                    Self::Answer { item: item.unwrap_or(ItemId::PARALYSIS), joint: None }
                }
            },
        }
    }
}

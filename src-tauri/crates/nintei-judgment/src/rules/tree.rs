//! The trees (樹形図): read from an outline that looks like the figure, with each branch written out,
//! so that it can be checked that every possible answer is covered exactly once.

use nintei_survey::{FormEdition, ItemId};
use serde::Deserialize;

use super::RuleError;
use super::file::{NOT_ESTABLISHED, Outline, Source};
use super::scores::{CONTRACTURE_JOINTS, PARALYSIS_PATTERNS};
use crate::{Interval, Tenths, TreeId};

#[derive(Debug, Clone)]
pub(crate) struct Tree {
    pub(crate) name: String,
    pub(crate) displayed_range: Interval,
    /// `None` where the tree is not established.
    pub(crate) root: Option<Node>,
}

#[derive(Debug, Clone)]
pub(crate) enum Node {
    Leaf(Leaf),
    Question(Question),
}

#[derive(Debug, Clone)]
pub(crate) struct Leaf {
    pub(crate) minutes: Interval,
    pub(crate) established: bool,
    pub(crate) doubt: Option<String>,
}

#[derive(Debug, Clone)]
pub(crate) struct Question {
    /// As the figure words it.
    pub(crate) asks: String,
    pub(crate) subject: Subject,
    pub(crate) arms: Vec<Arm>,
    pub(crate) doubt: Option<String>,
}

/// What a question asks about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Subject {
    /// The score of a group, by its index from 0.
    Score(usize),
    /// An answer, by its place among the choices (see [`Subject::PLACES`]).
    Choice(usize),
}

#[derive(Debug, Clone)]
pub(crate) struct Arm {
    pub(crate) label: String,
    pub(crate) test: Test,
    pub(crate) next: Node,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Test {
    /// Points in this range.
    Points(Interval),
    /// One of these options; bit n for option n (for 1-1 the pattern, from 1; for a joint 1 ない, 2 ある).
    Options(u16),
}

impl Subject {
    /// Places for every item and, behind them, the joints of 1-2. The place of 1-1 holds its pattern.
    pub(crate) const PLACES: usize = ItemId::SLOTS + CONTRACTURE_JOINTS.len();

    /// The place of an item.
    pub(crate) const fn item(item: ItemId) -> usize {
        item.slot()
    }

    /// The place of a joint of 1-2.
    pub(crate) const fn joint(joint: usize) -> usize {
        ItemId::SLOTS + joint
    }
}

/// Wordings of the answers of a choice, in option order.
pub(crate) fn choice_labels(form: &FormEdition, place: usize) -> Vec<String> {
    if place >= ItemId::SLOTS {
        return vec!["ない".to_owned(), "ある".to_owned()];
    }
    if place == Subject::item(ItemId::PARALYSIS) {
        return PARALYSIS_PATTERNS.map(str::to_owned).to_vec();
    }
    form.questions()
        .find(|question| question.id.slot() == place)
        .map(|question| question.options.iter().map(|option| option.label.clone()).collect())
        .unwrap_or_default()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(rename = "樹形図")]
    name: String,
    #[serde(rename = "出典")]
    _source: String,
    #[serde(rename = "表示範囲")]
    range: String,
    #[serde(rename = "図")]
    figure: Outline,
}

/// Answers and scores that can still occur at a place of the figure.
#[derive(Clone)]
struct Possible {
    scores: [Interval; 5],
    choices: Vec<(usize, u16)>,
}

pub(super) fn read(source: Source<'_>, id: TreeId, form: &FormEdition) -> Result<Tree, RuleError> {
    let file: File = source.read()?;
    let displayed_range = source.range("表示範囲", &file.range, "分")?;
    let root = match &file.figure {
        Outline::Text(text) if text == NOT_ESTABLISHED => None,
        figure => {
            let full = Interval::new(Tenths::ZERO, Tenths::new(1000));
            let possible = Possible { scores: [full; 5], choices: Vec::new() };
            let reader = Reader { source, form, range: displayed_range };
            Some(reader.node(figure, &possible, id.key())?)
        }
    };
    if let Some(root) = &root {
        check_ends(source, root, displayed_range)?;
    }
    Ok(Tree { name: file.name, displayed_range, root })
}

/// The smallest and the largest leaf are what the official sheet displays.
fn check_ends(source: Source<'_>, root: &Node, range: Interval) -> Result<(), RuleError> {
    fn leaves<'a>(node: &'a Node, found: &mut Vec<&'a Leaf>) {
        match node {
            Node::Leaf(leaf) => found.push(leaf),
            Node::Question(question) => question.arms.iter().for_each(|arm| leaves(&arm.next, found)),
        }
    }
    let mut found = Vec::new();
    leaves(root, &mut found);
    let reached = |end: Tenths| found.iter().any(|leaf| leaf.minutes.contains(Interval::exactly(end)));
    for (end, word) in [(range.low, "最小"), (range.high, "最大")] {
        if !reached(end) {
            return Err(source.unsound("表示範囲", format!("{word}の{end}分になる枝がない")));
        }
    }
    Ok(())
}

struct Reader<'a> {
    source: Source<'a>,
    form: &'a FormEdition,
    range: Interval,
}

impl Reader<'_> {
    fn node(&self, outline: &Outline, possible: &Possible, place: &str) -> Result<Node, RuleError> {
        match outline {
            Outline::Text(text) => self.leaf(text, place).map(Node::Leaf),
            Outline::Headings(entries) => {
                let [(heading, arms)] = entries.as_slice() else {
                    return Err(self.source.unsound(place, "答えの下に問いがちょうど一つではない"));
                };
                let place = format!("{place} › {heading}");
                match arms {
                    Outline::Headings(arms) => self.question(heading, arms, possible, &place).map(Node::Question),
                    Outline::Text(text) => {
                        Err(self.source.unsound(place, format!("問いの下に答えがなく「{text}」とある")))
                    }
                }
            }
        }
    }

    fn leaf(&self, text: &str, place: &str) -> Result<Leaf, RuleError> {
        let (text, doubt) = split_doubt(text);
        let (minutes, established) = match text.strip_prefix(NOT_ESTABLISHED) {
            None => (Interval::exactly(self.source.number(place, text, "分")?), true),
            Some("") => (self.range, false),
            Some(bound) => {
                let inner = bound.strip_prefix('（').and_then(|bound| bound.strip_suffix('）'));
                let inner = inner.ok_or_else(|| {
                    self.source.unsound(place, format!("「{text}」は「未確定（小さい分〜大きい分）」ではない"))
                })?;
                (self.source.range(place, inner, "分")?, false)
            }
        };
        if !self.range.contains(minutes) {
            return Err(self.source.unsound(place, format!("{minutes}分が表示範囲{}分の外にある", self.range)));
        }
        Ok(Leaf { minutes, established, doubt })
    }

    fn question(
        &self,
        heading: &str,
        arms: &[(String, Outline)],
        possible: &Possible,
        place: &str,
    ) -> Result<Question, RuleError> {
        let (asks, doubt) = split_doubt(heading);
        let subject = self.subject(asks, place)?;
        let tests = match subject {
            Subject::Score(group) => self.score_tests(arms, possible.scores[group], place)?,
            Subject::Choice(at) => self.choice_tests(arms, at, possible, place)?,
        };
        let mut read = Vec::new();
        for ((label, outline), test) in arms.iter().zip(tests) {
            let mut narrowed = possible.clone();
            match (subject, test) {
                (Subject::Score(group), Test::Points(points)) => narrowed.scores[group] = points,
                (Subject::Choice(at), Test::Options(options)) => {
                    narrowed.choices.retain(|(other, _)| *other != at);
                    narrowed.choices.push((at, options));
                }
                _ => {}
            }
            let next = self.node(outline, &narrowed, &format!("{place} › {label}"))?;
            read.push(Arm { label: label.clone(), test, next });
        }
        Ok(Question { asks: asks.to_owned(), subject, arms: read, doubt })
    }

    fn subject(&self, asks: &str, place: &str) -> Result<Subject, RuleError> {
        for (index, section) in self.form.sections.iter().take(5).enumerate() {
            if asks == format!("第{}群 {}", section.id, section.name) {
                return Ok(Subject::Score(index));
            }
        }
        for question in self.form.questions() {
            let title = format!("{} {}", question.id, question.short_name);
            if question.id == ItemId::CONTRACTURE {
                let joint = CONTRACTURE_JOINTS.iter().position(|(joint, _)| asks == format!("{title}（{joint}）"));
                if let Some(joint) = joint {
                    return Ok(Subject::Choice(Subject::joint(joint)));
                }
            } else if asks == title && (!question.multiple || question.id == ItemId::PARALYSIS) {
                return Ok(Subject::Choice(Subject::item(question.id)));
            }
        }
        Err(self.source.unsound(place, format!("「{asks}」は調査票の項目でも群でもない")))
    }

    fn choice_tests(
        &self,
        arms: &[(String, Outline)],
        at: usize,
        possible: &Possible,
        place: &str,
    ) -> Result<Vec<Test>, RuleError> {
        let labels = choice_labels(self.form, at);
        let all = (1..=labels.len()).fold(0u16, |mask, no| mask | 1 << no);
        let open = possible.choices.iter().find(|(other, _)| *other == at).map_or(all, |(_, options)| *options);
        let mut covered = 0u16;
        let mut tests = Vec::new();
        for (heading, _) in arms {
            let mut options = 0u16;
            for label in heading.split('・') {
                let no = labels
                    .iter()
                    .position(|known| known == label)
                    .ok_or_else(|| self.source.unsound(place, format!("「{label}」は調査票の選択肢にない")))?;
                options |= 1 << (no + 1);
            }
            if options & covered != 0 {
                return Err(self.source.unsound(place, format!("「{heading}」の答えが二つの枝にある")));
            }
            if options & !open != 0 {
                return Err(self.source.unsound(place, format!("「{heading}」はここまでの枝では起こりえない")));
            }
            covered |= options;
            tests.push(Test::Options(options));
        }
        if covered != open {
            let missing: Vec<&str> = (1..)
                .zip(&labels)
                .filter(|(no, _)| (open & !covered) & (1 << no) != 0)
                .map(|(_, label)| label.as_str())
                .collect();
            return Err(self.source.unsound(place, format!("「{}」の枝がない", missing.join("・"))));
        }
        Ok(tests)
    }

    fn score_tests(&self, arms: &[(String, Outline)], open: Interval, place: &str) -> Result<Vec<Test>, RuleError> {
        let mut next_low = Some(open.low);
        let mut tests = Vec::new();
        for (heading, _) in arms {
            let low =
                next_low.ok_or_else(|| self.source.unsound(place, format!("「{heading}」の前の枝が上限なしである")))?;
            let wrong = || self.source.unsound(place, format!("「{heading}」は「x以下」「y以上」「y〜x」ではない"));
            let number = |text: &str| Tenths::read(text).ok_or_else(wrong);
            let (from, to) = if let Some(text) = heading.strip_suffix("以下") {
                (None, Some(number(text)?))
            } else if let Some(text) = heading.strip_suffix("以上") {
                (Some(number(text)?), None)
            } else {
                let (from, to) = heading.split_once('〜').ok_or_else(wrong)?;
                (Some(number(from)?), Some(number(to)?))
            };
            if from.unwrap_or(open.low) != low || (from.is_none() && low != open.low) {
                return Err(self.source.unsound(place, format!("「{heading}」と前の枝との間に隙間または重なりがある")));
            }
            let high = to.unwrap_or(open.high);
            if high < low || high > open.high {
                return Err(self.source.unsound(place, format!("「{heading}」はここまでの枝では起こりえない")));
            }
            next_low = to.map(|to| to + Tenths::STEP);
            tests.push(Test::Points(Interval::new(low, high)));
        }
        if next_low.is_some() {
            return Err(self.source.unsound(place, "最後の枝が「以上」で終わっていない"));
        }
        if tests.len() < 2 {
            return Err(self.source.unsound(place, "枝が一つしかない"));
        }
        Ok(tests)
    }
}

fn split_doubt(text: &str) -> (&str, Option<String>) {
    match text.split_once(" ※要照合 ") {
        Some((text, doubt)) => (text, Some(doubt.to_owned())),
        None => (text, None),
    }
}

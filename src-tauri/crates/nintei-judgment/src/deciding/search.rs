//! Judging the case again with one thing different at a time.

use nintei_survey::{CareLevels, FormEdition, OptionSet, Question, Stability};

use super::{Deciding, DecidingSubject, OpenItem, OptionOutcome, SingleChange, boundary, question};
use crate::judge::{LIKELY, care_levels, total_with_step};
use crate::judgment::{PathNode, TreeSource, TreeSteps};
use crate::{AdditionStep, Interval, JudgmentInput, RuleEdition, Tenths, Traced, TreeId, judge, outcome};

/// What decides the level of `input`: which single answers would change it, what is open, and the next boundaries.
///
/// Where several answers to a question that takes several are open, each effect of 1-1 and 1-2 is tried, and of
/// 特別な医療 none, each treatment alone, and all.
#[must_use]
pub fn deciding(rules: &RuleEdition, form: &FormEdition, input: &JudgmentInput) -> Deciding {
    let now = outcome(rules, input);
    let mut search = Search {
        rules,
        input: input.clone(),
        total: now.total,
        care_levels: now.care_levels,
        single_changes: Vec::new(),
        open_items: Vec::new(),
    };
    form.questions().for_each(|question| search.question(question));
    search.opinion_dementia(form);
    search.likelihood();
    search.stability();
    for tree in &judge(rules, input).steps.trees {
        if ends_open(tree) {
            search.tree(tree.tree, now.minutes[tree.tree.index()]);
        }
    }
    search.addition(now.minutes.into_iter().sum::<Interval>() + now.special_care);
    let Search { single_changes, mut open_items, .. } = search;
    open_items.sort_by(|a, b| b.span.cmp(&a.span).then(b.levels_ruled_out.cmp(&a.levels_ruled_out)));
    Deciding {
        total: now.total,
        care_levels: now.care_levels,
        to_next_up: boundary::up(rules, input, now.total.high),
        to_next_down: boundary::down(rules, input, now.total.low),
        single_changes,
        open_items,
    }
}

/// Whether the tree's minutes hang on a value that the tables do not establish.
fn ends_open(tree: &TreeSteps<'_>) -> bool {
    fn unestablished(node: &PathNode<'_>) -> bool {
        match node {
            PathNode::Question { branches, .. } => {
                branches.iter().filter_map(|branch| branch.next.as_ref()).any(unestablished)
            }
            PathNode::Leaf { established, .. } => !established,
            PathNode::Step { .. } => false,
        }
    }
    let open = match tree.source {
        TreeSource::Traced => false,
        TreeSource::NotEstablished => true,
        _ => tree.path.as_ref().is_some_and(unestablished),
    };
    open && tree.minutes.value().is_none()
}

struct Search<'a> {
    rules: &'a RuleEdition,
    /// The case, changed in one place while that place is tried.
    input: JudgmentInput,
    total: Interval,
    care_levels: CareLevels,
    single_changes: Vec<SingleChange>,
    open_items: Vec<OpenItem>,
}

impl Search<'_> {
    fn question(&mut self, asked: &Question) {
        let subject = DecidingSubject::Item { item: asked.id };
        let name = format!("{} {}", asked.id, asked.short_name);
        let chosen = self.input.answers.get(asked.id);
        if chosen.is_answered() {
            let labels = |set: OptionSet| asked.chosen_labels(set).map(str::to_owned).collect::<Vec<_>>();
            for other in question::neighbours(asked, chosen) {
                self.input.answers.put(asked.id, other);
                let to = Alternative { labels: labels(other), numbers: other.numbers().collect() };
                self.change(subject, &name, || labels(chosen), to);
            }
            self.input.answers.put(asked.id, chosen);
        } else {
            let mut options = Vec::new();
            for (label, set) in question::answers(asked) {
                self.input.answers.put(asked.id, set);
                options.push(self.option(label, set.numbers().collect()));
            }
            self.input.answers.clear(asked.id);
            self.open(subject, name, options);
        }
    }

    fn opinion_dementia(&mut self, form: &FormEdition) {
        let Some(degrees) = form.question(nintei_survey::ItemId::DEMENTIA_INDEPENDENCE) else { return };
        let name = "主治医意見書の認知症高齢者の日常生活自立度";
        let entered = self.input.opinion.dementia;
        let alternatives = degrees.options.iter().filter(|option| Some(option.no) != entered);
        let mut options = Vec::new();
        for option in alternatives {
            self.input.opinion.dementia = Some(option.no);
            match entered {
                Some(no) => {
                    let from = || degrees.option(no).map(|option| option.label.clone()).into_iter().collect();
                    let to = Alternative { labels: vec![option.label.clone()], numbers: vec![option.no] };
                    self.change(DecidingSubject::OpinionDementia, name, from, to);
                }
                None => options.push(self.option(option.label.clone(), vec![option.no])),
            }
        }
        self.input.opinion.dementia = entered;
        if entered.is_none() {
            self.open(DecidingSubject::OpinionDementia, name.to_owned(), options);
        }
    }

    fn likelihood(&mut self) {
        let name = "認知症自立度Ⅱ以上の蓋然性";
        let word = |likely: bool| format!("{LIKELY}%{}", if likely { "以上" } else { "未満" });
        let entered = self.input.opinion.dementia_likelihood_percent;
        let mut options = Vec::new();
        for (likely, percent) in [(false, 0), (true, 100)] {
            if entered.is_some_and(|entered| (entered >= LIKELY) == likely) {
                continue;
            }
            self.input.opinion.dementia_likelihood_percent = Some(percent);
            match entered {
                Some(entered) => {
                    let to = Alternative { labels: vec![word(likely)], numbers: Vec::new() };
                    self.change(DecidingSubject::Likelihood, name, || vec![format!("{entered}%")], to);
                }
                None => options.push(self.option(word(likely), Vec::new())),
            }
        }
        self.input.opinion.dementia_likelihood_percent = entered;
        if entered.is_none() {
            self.open(DecidingSubject::Likelihood, name.to_owned(), options);
        }
    }

    fn stability(&mut self) {
        let name = "状態の安定性";
        let word = |stability| match stability {
            Stability::Stable => "安定",
            Stability::Unstable => "不安定",
        };
        let entered = self.input.opinion.stability;
        let mut options = Vec::new();
        for stability in [Stability::Stable, Stability::Unstable] {
            if entered == Some(stability) {
                continue;
            }
            self.input.opinion.stability = Some(stability);
            match entered {
                Some(entered) => {
                    let to = Alternative { labels: vec![word(stability).to_owned()], numbers: Vec::new() };
                    self.change(DecidingSubject::Stability, name, || vec![word(entered).to_owned()], to);
                }
                None => options.push(self.option(word(stability).to_owned(), Vec::new())),
            }
        }
        self.input.opinion.stability = entered;
        if entered.is_none() {
            self.open(DecidingSubject::Stability, name.to_owned(), options);
        }
    }

    /// A tree whose minutes the tables do not settle: as if it had been traced to either end.
    fn tree(&mut self, tree: TreeId, minutes: Interval) {
        let mut options = Vec::new();
        for end in [minutes.low, minutes.high] {
            self.input.traced[tree.index()] = Some(Traced { minutes: end, ..Traced::default() });
            options.push(self.option(format!("{end}分"), Vec::new()));
        }
        self.input.traced[tree.index()] = None;
        self.open(DecidingSubject::Tree { tree }, self.rules.tree_name(tree).to_owned(), options);
    }

    /// 認知症加算 after `subtotal`: as if each number of steps that is possible were known.
    fn addition(&mut self, subtotal: Interval) {
        let options = AdditionStep::ALL.into_iter().filter_map(|step| {
            let total = total_with_step(self.rules, &self.input.answers, subtotal, step);
            let care_levels = care_levels(self.rules, &self.input, total);
            let label = step.name().to_owned();
            self.total.contains(total).then_some(OptionOutcome { label, numbers: Vec::new(), total, care_levels })
        });
        let options = options.collect();
        self.open(DecidingSubject::Addition, "認知症加算".to_owned(), options);
    }

    /// Keeps the change that `self.input` now holds, where it moves the levels.
    fn change(&mut self, subject: DecidingSubject, name: &str, from: impl FnOnce() -> Vec<String>, to: Alternative) {
        let after = outcome(self.rules, &self.input);
        if let Some(direction) = boundary::direction(self.care_levels, after.care_levels) {
            self.single_changes.push(SingleChange {
                subject,
                name: name.to_owned(),
                from: from(),
                to: to.labels,
                numbers: to.numbers,
                total: after.total,
                care_levels: after.care_levels,
                direction,
            });
        }
    }

    fn option(&self, label: String, numbers: Vec<u8>) -> OptionOutcome {
        let after = outcome(self.rules, &self.input);
        OptionOutcome { label, numbers, total: after.total, care_levels: after.care_levels }
    }

    /// Keeps something open, where knowing it could change a number.
    fn open(&mut self, subject: DecidingSubject, name: String, options: Vec<OptionOutcome>) {
        let matters = |option: &OptionOutcome| option.total != self.total || option.care_levels != self.care_levels;
        if !options.iter().any(matters) {
            return;
        }
        let width = |total: Interval| total.high - total.low;
        let narrowest = options.iter().map(|option| width(option.total)).min().unwrap_or_default();
        let fewest = options.iter().map(|option| option.care_levels.len()).min().unwrap_or_default();
        self.open_items.push(OpenItem {
            subject,
            name,
            span: (width(self.total) - narrowest).max(Tenths::ZERO),
            levels_ruled_out: self.care_levels.len().saturating_sub(fewest),
            options,
        });
    }
}

/// What would be chosen instead.
struct Alternative {
    labels: Vec<String>,
    numbers: Vec<u8>,
}

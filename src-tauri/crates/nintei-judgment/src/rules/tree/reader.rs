//! From an outline to a tree. Every fault that can be told apart from the others is found in one reading.

use super::{Arm, Leaf, Node, Question, Subject, Test};
use crate::rules::fault::Faults;
use crate::rules::outline::{Entry, Origin, Outline};
use crate::rules::words::{self, Words};
use crate::{Interval, Tenths};

/// Answers and scores that can still occur at a place of the figure; `None` where an unreadable answer above leaves
/// that open.
#[derive(Clone)]
pub(in crate::rules) struct Possible {
    scores: [Option<Interval>; 5],
    choices: Vec<(usize, Option<u16>)>,
}

impl Possible {
    const FULL: Interval = Interval::new(Tenths::ZERO, Tenths::new(1000));

    /// Before the first question.
    pub(in crate::rules) const fn anything() -> Self {
        Self { scores: [Some(Self::FULL); 5], choices: Vec::new() }
    }

    /// Where only `options` of a choice can occur.
    pub(in crate::rules) fn with(mut self, place: usize, options: u16) -> Self {
        self.choices.push((place, Some(options)));
        self
    }

    fn narrow(&mut self, subject: Subject, test: Option<Test>) {
        match (subject, test) {
            (Subject::Score(group), Some(Test::Points(points))) => self.scores[group] = Some(points),
            (Subject::Score(group), _) => self.scores[group] = None,
            (Subject::Choice(at), test) => {
                self.choices.retain(|(other, _)| *other != at);
                let options =
                    test.and_then(|test| if let Test::Options(options) = test { Some(options) } else { None });
                self.choices.push((at, options));
            }
        }
    }
}

/// Reads the text at an end of the outline: what it holds, and whether that is established.
pub(in crate::rules) type ReadEnd<'a, V> = &'a dyn Fn(&str) -> Result<(V, bool), String>;

pub(in crate::rules) struct Reader<'a, 'f, V> {
    pub(in crate::rules) words: &'a Words<'a>,
    pub(in crate::rules) read_end: ReadEnd<'a, V>,
    pub(in crate::rules) faults: &'a mut Faults<'f>,
}

impl<V> Reader<'_, '_, V> {
    /// The whole tree; `None` where something in it cannot be read.
    pub(in crate::rules) fn root(mut self, outline: &Outline, possible: &Possible, name: &str) -> Option<Node<V>> {
        self.node(outline, Origin::default(), possible, name)
    }

    fn node(&mut self, outline: &Outline, at: Origin, possible: &Possible, place: &str) -> Option<Node<V>> {
        let entries = match outline {
            Outline::Text(text) => return self.leaf(text, at, place).map(Node::Leaf),
            Outline::Headings(entries) => entries,
        };
        match entries.as_slice() {
            [] => {
                self.faults.add(at, place, "答えの下に問いも時間もありません。");
                None
            }
            [Entry { heading, at, below: Outline::Headings(arms) }] if !arms.is_empty() => {
                self.question(heading, *at, arms, possible, &format!("{place} › {heading}")).map(Node::Question)
            }
            [Entry { heading, at, below }] => {
                let cause = match below {
                    Outline::Text(text) => format!("問いの下に答えがなく「{text}」とあります。"),
                    Outline::Headings(_) => "問いの下に答えがありません。".to_owned(),
                };
                self.faults.add(*at, format!("{place} › {heading}"), cause);
                None
            }
            [_, second, ..] => {
                let cause = format!("答えの下の問いは一つだけです。二つ目に「{}」があります。", second.heading);
                self.faults.add(second.at, place, cause);
                None
            }
        }
    }

    fn leaf(&mut self, text: &str, at: Origin, place: &str) -> Option<Leaf<V>> {
        let (text, doubt) = words::split_doubt(text);
        match (self.read_end)(text) {
            Ok((value, established)) => {
                let supplement = at.by.map(|(id, _)| id);
                Some(Leaf { value, established, doubt: doubt.map(str::to_owned), supplement })
            }
            Err(cause) => {
                self.faults.add(at, place, cause);
                None
            }
        }
    }

    fn question(
        &mut self,
        heading: &str,
        at: Origin,
        arms: &[Entry],
        possible: &Possible,
        place: &str,
    ) -> Option<Question<V>> {
        let (asks, doubt) = words::split_doubt(heading);
        let subject = self.words.titled(asks);
        if subject.is_none() {
            self.faults.add(at, place, format!("「{asks}」は調査票の項目でも群でもありません。"));
        }
        let tests = match subject {
            Some(Subject::Score(group)) => self.score_tests(arms, at, possible.scores[group], place),
            Some(Subject::Choice(choice)) => self.choice_tests(arms, at, choice, possible, place),
            None => vec![None; arms.len()],
        };
        let mut read = Vec::new();
        for (arm, test) in arms.iter().zip(tests) {
            let mut narrowed = possible.clone();
            if let Some(subject) = subject {
                narrowed.narrow(subject, test);
            }
            let next = self.node(&arm.below, arm.at, &narrowed, &format!("{place} › {}", arm.heading));
            read.push(next.zip(test).map(|(next, test)| Arm { label: arm.heading.clone(), test, next }));
        }
        Some(Question {
            asks: asks.to_owned(),
            subject: subject?,
            arms: read.into_iter().collect::<Option<_>>()?,
            doubt: doubt.map(str::to_owned),
            supplement: at.by.map(|(id, _)| id),
        })
    }

    fn choice_tests(
        &mut self,
        arms: &[Entry],
        at: Origin,
        choice: usize,
        possible: &Possible,
        place: &str,
    ) -> Vec<Option<Test>> {
        let labels = self.words.choice_labels(choice);
        let all = (1..=labels.len()).fold(0u16, |mask, no| mask | 1 << no);
        let open = possible.choices.iter().find(|(other, _)| *other == choice).map_or(Some(all), |(_, known)| *known);
        let (mut covered, mut every_arm_read) = (0u16, true);
        let mut tests = Vec::new();
        for Entry { heading, at, .. } in arms {
            let mut options = Some(0u16);
            for label in heading.split('・') {
                let no = labels.iter().position(|known| known == label);
                if no.is_none() {
                    self.faults.add(*at, place, format!("「{label}」は調査票の選択肢にありません。"));
                }
                options = options.zip(no).map(|(options, no)| options | 1 << (no + 1));
            }
            let chosen = options.unwrap_or_default();
            if chosen & covered != 0 {
                self.faults.add(*at, place, format!("「{heading}」の答えが二つの枝にあります。"));
            }
            if open.is_some_and(|open| chosen & !open != 0) {
                self.faults.add(*at, place, format!("「{heading}」はここまでの枝では起こりえません。"));
            }
            covered |= chosen;
            every_arm_read &= options.is_some();
            tests.push(options.map(Test::Options));
        }
        let missing = open.map_or(0, |open| open & !covered);
        if every_arm_read && missing != 0 {
            let missing: Vec<&str> = (1..)
                .zip(&labels)
                .filter(|(no, _)| missing & (1 << no) != 0)
                .map(|(_, label)| label.as_str())
                .collect();
            self.faults.add(at, place, format!("「{}」の枝がありません。", missing.join("・")));
        }
        tests
    }

    fn score_tests(&mut self, arms: &[Entry], at: Origin, open: Option<Interval>, place: &str) -> Vec<Option<Test>> {
        let within = open.unwrap_or(Possible::FULL);
        // Where the next branch must begin, as far as that is known.
        let mut begin = open.map(|open| open.low);
        let (mut first, mut ended) = (true, false);
        let mut tests = Vec::new();
        for Entry { heading, at, .. } in arms {
            let Some((from, to)) =
                words::threshold(heading).filter(|(_, _, written)| written == heading).map(|(from, to, _)| (from, to))
            else {
                self.faults.add(
                    *at,
                    place,
                    format!("「{heading}」は「31.2以下」「31.3以上」「31.3〜40.0」のような範囲ではありません。"),
                );
                (begin, first, ended) = (None, false, false);
                tests.push(None);
                continue;
            };
            if ended {
                self.faults.add(*at, place, format!("「{heading}」の前の枝に上限がありません。"));
            } else if begin.is_some_and(|begin| from.map_or(!first, |from| from != begin)) {
                self.faults.add(*at, place, format!("「{heading}」と前の枝との間に隙間または重なりがあります。"));
            }
            let points = Interval::new(from.unwrap_or(within.low), to.unwrap_or(within.high));
            let possible = points.low <= points.high && within.contains(points);
            if !possible {
                self.faults.add(*at, place, format!("「{heading}」はここまでの枝では起こりえません。"));
            }
            begin = to.map(|to| to + Tenths::STEP);
            (first, ended) = (false, to.is_none());
            tests.push(possible.then_some(Test::Points(points)));
        }
        if !ended && tests.last().is_some_and(Option::is_some) {
            self.faults.add(at, place, "最後の枝が「以上」で終わっていません。");
        }
        if tests.len() < 2 {
            self.faults.add(at, place, "枝が一つしかありません。");
        }
        tests
    }
}

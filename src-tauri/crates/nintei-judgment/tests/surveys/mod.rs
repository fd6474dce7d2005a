//! Surveys from a fixed sequence, editions with single entries changed, and the official result an edition stands for.

#![allow(dead_code, reason = "each test file uses a part of it")]

use std::fs;
use std::path::PathBuf;

use nintei_judgment::{
    Interval, JudgmentInput, OfficialCase, OfficialResult, Outcome, RuleEdition, RuleError, RuleFile, Tenths, TreeId,
    load, outcome,
};
use nintei_survey::{Answers, FormEdition, Opinion, OptionSet};

/// Stands in for the tree that is not established. Made up for the tests.
const HYGIENE: &str = "図:
  第2群 生活機能:
    40.0以下:
      2-7 口腔清潔:
        介助されていない・一部介助: 17.7分
        全介助: 24.3分
    40.1以上:
      1-10 洗身:
        介助されていない・一部介助:
          第3群 認知機能:
            60.0以下: 6.3分
            60.1以上: 1.2分
        全介助・行っていない: 9.9分
";

/// Stands in for the step rule of 認知症加算. Made up for the tests.
const STEPS: &str = "段階:
  7-2 認知症高齢者の日常生活自立度:
    Ⅲa:
      第4群 精神・行動障害:
        80.0以下: 一段階
        80.1以上: 加算なし
    Ⅲb・Ⅳ: 一段階
    M: 二段階
";

pub struct Texts(Vec<(String, String)>);

impl Texts {
    pub fn built_in() -> Self {
        let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../assets/rules/2009-04");
        let mut files = Vec::new();
        for folder in ["", "trees/"] {
            for entry in fs::read_dir(root.join(folder)).unwrap() {
                let path = entry.unwrap().path();
                if path.is_file() {
                    let name = format!("{folder}{}", path.file_name().unwrap().to_str().unwrap());
                    files.push((name, fs::read_to_string(path).unwrap()));
                }
            }
        }
        Self(files)
    }

    /// The built-in tables with made-up values where they establish none.
    pub fn completed() -> Self {
        let mut texts = Self::built_in();
        let indirect = texts.text("trees/indirect.yaml");
        assert_eq!(indirect.matches("未確定（").count(), 2);
        *indirect = indirect.replacen("未確定（2.7〜9.4分）", "3.1分", 1).replacen("未確定（2.7〜9.4分）", "8.8分", 1);
        let scores = texts.text("scores.yaml");
        assert_eq!(scores.matches("見守り等: 未確定").count(), 2);
        *scores = scores.replacen("見守り等: 未確定", "見守り等: 6.4点", 1).replacen(
            "見守り等: 未確定",
            "見守り等: 5.7点",
            1,
        );
        let hygiene = texts.text("trees/hygiene.yaml");
        assert!(hygiene.contains("図: 未確定"));
        *hygiene = hygiene.replace("図: 未確定\n", HYGIENE);
        texts.text("dementia-addition.yaml").push_str(STEPS);
        texts
    }

    pub fn text(&mut self, file: &str) -> &mut String {
        &mut self.0.iter_mut().find(|(name, _)| name == file).unwrap().1
    }

    pub fn edition(&self) -> Result<RuleEdition, RuleError> {
        let files: Vec<RuleFile<'_>> = self.0.iter().map(|(name, text)| RuleFile { name, text }).collect();
        load("2009-04", &files, std::slice::from_ref(form()))
    }
}

/// Where numbers with a unit stand in a file, as byte ranges without the unit.
pub fn numbers(text: &str, unit: &str) -> Vec<std::ops::Range<usize>> {
    let mut found = Vec::new();
    for (line_start, line) in text.split_inclusive('\n').scan(0, |at, line| {
        let start = *at;
        *at += line.len();
        Some((start, line))
    }) {
        if let Some((heading, value)) = line.trim_end().rsplit_once(": ")
            && let Some(number) = value.strip_suffix(unit)
            && Tenths::read(number).is_some()
        {
            let start = line_start + heading.len() + 2;
            found.push(start..start + number.len());
        }
    }
    found
}

pub fn form() -> &'static FormEdition {
    static FORM: std::sync::OnceLock<FormEdition> = std::sync::OnceLock::new();
    FORM.get_or_init(|| nintei_survey::built_in().unwrap().pop().unwrap())
}

/// Numbers that look random and are the same in every run.
pub struct Sequence(u64);

impl Sequence {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    pub fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound
    }
}

/// A complete survey of somebody more or less in need of care, so that the surveys reach many places of the trees.
pub fn survey(sequence: &mut Sequence) -> Answers {
    let mut answers = Answers::default();
    let need = sequence.below(101);
    for question in form().questions() {
        let count = question.options.len();
        let chosen = if question.multiple {
            let picked = question.options.iter().filter(|option| question.exclusive_option != Some(option.no)).fold(
                OptionSet::NONE_CHOSEN,
                |set, option| {
                    if sequence.below(300) < need { set.with(option.no) } else { set }
                },
            );
            match question.exclusive_option {
                Some(none) if picked.is_empty() => OptionSet::NONE_CHOSEN.with(none),
                _ => picked,
            }
        } else {
            let unlike_the_rest = sequence.below(4) == 0;
            let spread = sequence.below(101);
            let place = if unlike_the_rest { spread * count / 101 } else { (need * 2 + spread) * count / 303 };
            OptionSet::NONE_CHOSEN.with(question.options[place.min(count - 1)].no)
        };
        answers.put(question.id, chosen);
    }
    answers
}

pub fn surveys(count: usize, seed: u64) -> Vec<Answers> {
    let mut sequence = Sequence::new(seed);
    (0..count).map(|_| survey(&mut sequence)).collect()
}

pub fn input(answers: Answers) -> JudgmentInput {
    JudgmentInput { answers, ..JudgmentInput::default() }
}

/// The official result as `rules` would have it.
pub fn official(rules: &RuleEdition, answers: &Answers) -> OfficialCase {
    let judged: Outcome<'_> = outcome(rules, &input(*answers));
    let exact = |interval: Interval| interval.value().expect("the edition is complete and so is the survey");
    let mut result = OfficialResult::default();
    for (group, score) in (1u8..).zip(judged.scores) {
        result.scores.insert(group, exact(score));
    }
    for (tree, minutes) in TreeId::ALL.into_iter().zip(judged.minutes) {
        let added = if tree == TreeId::Medical { judged.special_care } else { Interval::ZERO };
        result.minutes.insert(tree, exact(minutes + added));
    }
    result.dementia_addition = Some(exact(judged.dementia_addition));
    result.total = Some(exact(judged.total));
    if judged.care_levels.len() == 1 {
        result.level = judged.care_levels.iter().next();
    }
    OfficialCase { answers: *answers, opinion: Opinion::default(), result }
}

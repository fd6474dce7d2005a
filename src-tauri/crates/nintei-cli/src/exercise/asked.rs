use std::fs::File;
use std::io::Read;
use std::path::Path;

use nintei_judgment::{RuleEdition, Tenths, TreeId};
use nintei_training::{Difficulty, Preset, Wanted};
use serde::Deserialize;

/// Largest file of conditions that is read, bytes.
const LARGEST: u64 = 64 << 10;

/// How the exercise in 簡素化 and 有効期間 is asked for.
const REVIEW: &str = "簡素化";

/// What is asked of the exercises.
pub struct Asked {
    /// As the files name it: D3, 簡素化, or the file of conditions without its ending.
    pub name: String,
    pub task: Task,
}

/// What the learner does.
pub enum Task {
    /// Reckons by hand.
    Calculation(Difficulty),
    /// Judges the conditions of 簡素化 and gives the days of 有効期間.
    Review,
}

/// Conditions as a teacher writes them. What is not said is as in the preset.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Conditions {
    #[serde(rename = "基本")]
    preset: Preset,
    #[serde(rename = "樹形図")]
    trees: Option<Vec<String>>,
    #[serde(rename = "要介護度まで")]
    whole: Option<bool>,
    #[serde(rename = "区分の境目から")]
    near_boundary: Option<String>,
    #[serde(rename = "得点の境目から")]
    near_threshold: Option<String>,
    #[serde(rename = "特別な医療")]
    special_care: Option<Part>,
    #[serde(rename = "認知症加算")]
    dementia_addition: Option<Part>,
    #[serde(rename = "要支援2と要介護1")]
    split: Option<Part>,
    #[serde(rename = "警告")]
    warning: Option<bool>,
    #[serde(rename = "図でたどる")]
    trace: Option<bool>,
}

/// Whether something is part of the case.
#[derive(Clone, Copy, Deserialize)]
enum Part {
    #[serde(rename = "あり")]
    Yes,
    #[serde(rename = "なし")]
    No,
    #[serde(rename = "どちらでも")]
    Either,
}

impl Asked {
    /// Reads `D3`, `3`, `簡素化`, or the name of a file of conditions.
    ///
    /// # Errors
    /// A sentence that says why it is none of them, or what is wrong in the file.
    pub fn read(given: &str, rules: &RuleEdition) -> Result<Self, String> {
        if given == REVIEW {
            return Ok(Self { name: given.to_owned(), task: Task::Review });
        }
        if let Some(preset) = preset(given) {
            return Ok(Self { name: format!("{preset:?}"), task: Task::Calculation(preset.difficulty()) });
        }
        let path = Path::new(given);
        let is_file = path.extension().is_some_and(|ending| ending == "yaml" || ending == "yml");
        let name = path.file_stem().and_then(|stem| stem.to_str()).filter(|_| is_file).ok_or_else(|| {
            format!(
                "難易度「{given}」はありません。D1からD5まで、{REVIEW}、または条件を書いたYAMLのファイルを指定してください。"
            )
        })?;
        let mut text = String::new();
        File::open(path)
            .and_then(|file| file.take(LARGEST).read_to_string(&mut text))
            .map_err(|cause| format!("{given}: 読めません（{cause}）。場所と権限を確かめてください。"))?;
        let difficulty = conditions(&text, rules).map_err(|cause| format!("{given}: {cause}"))?;
        Ok(Self { name: name.to_owned(), task: Task::Calculation(difficulty) })
    }
}

/// Reads conditions as a teacher writes them.
///
/// # Errors
/// A sentence that says what is wrong in them.
pub fn conditions(text: &str, rules: &RuleEdition) -> Result<Difficulty, String> {
    let conditions: Conditions = serde_saphyr::from_str(text.trim_start_matches('\u{feff}'))
        .map_err(|cause| format!("条件として読めません（{cause}）。書き方を確かめてください。"))?;
    conditions.difficulty(rules)
}

fn preset(given: &str) -> Option<Preset> {
    let no = given.strip_prefix(['D', 'd']).unwrap_or(given);
    (1u8..).zip(Preset::ALL).find(|(of, _)| of.to_string() == no).map(|(_, preset)| preset)
}

impl Conditions {
    fn difficulty(self, rules: &RuleEdition) -> Result<Difficulty, String> {
        let preset = self.preset.difficulty();
        let trees = match self.trees {
            Some(names) => names.iter().map(|name| tree(name, rules)).collect::<Result<Vec<_>, String>>()?,
            None => preset.trees,
        };
        Ok(Difficulty {
            trees,
            whole: self.whole.unwrap_or(preset.whole),
            near_boundary: far(self.near_boundary, '分', preset.near_boundary)?,
            near_threshold: far(self.near_threshold, '点', preset.near_threshold)?,
            special_care: self.special_care.map_or(preset.special_care, Wanted::from),
            dementia_addition: self.dementia_addition.map_or(preset.dementia_addition, Wanted::from),
            split: self.split.map_or(preset.split, Wanted::from),
            warning: self.warning.unwrap_or(preset.warning),
            trace: self.trace.unwrap_or(preset.trace),
        })
    }
}

fn tree(name: &str, rules: &RuleEdition) -> Result<TreeId, String> {
    TreeId::ALL.into_iter().find(|tree| rules.tree_name(*tree) == name).ok_or_else(|| {
        let names: Vec<&str> = TreeId::ALL.into_iter().map(|tree| rules.tree_name(tree)).collect();
        format!("「{name}」という樹形図はありません。{}から選んでください。", names.join("・"))
    })
}

/// 「1.0分」; 「問わない」 for anywhere.
fn far(text: Option<String>, unit: char, preset: Option<Tenths>) -> Result<Option<Tenths>, String> {
    match text.as_deref() {
        None => Ok(preset),
        Some("問わない") => Ok(None),
        Some(text) => Tenths::read_typed(text, unit)
            .map(Some)
            .ok_or_else(|| format!("「{text}」は「1.0{unit}」のような値ではありません。書き直してください。")),
    }
}

impl From<Part> for Wanted {
    fn from(part: Part) -> Self {
        match part {
            Part::Yes => Self::Yes,
            Part::No => Self::No,
            Part::Either => Self::Either,
        }
    }
}

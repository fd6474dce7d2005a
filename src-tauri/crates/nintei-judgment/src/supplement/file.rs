//! A supplement as a file that another office can read, review and load.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use nintei_survey::ItemId;
use serde::ser::SerializeMap;
use serde::{Deserialize, Serialize, Serializer};
use serde_saphyr::{LitStr, Spanned};

use super::{
    FaultPart, Supplement, SupplementError, SupplementFault, SupplementField, SupplementLeaf, SupplementPoints,
};
use crate::TreeId;
use crate::rules::{Outline, unreadable};

/// Largest file that is read, in KiB; the whole of the 2009 tables takes 40.
const LARGEST: usize = 1024;

const TITLE: &str = "# 要介護認定の規則の表の補完\n";

/// Where the parts of a supplement stand in its file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FileLines {
    /// First line of each part, from 1.
    parts: BTreeMap<FaultPart, u32>,
    /// The lines, without the spaces around them.
    lines: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "補完の見出しと中身")]
struct Read {
    #[serde(rename = "補完")]
    name: Option<Spanned<String>>,
    #[serde(rename = "対象")]
    edition: Option<Spanned<String>>,
    #[serde(rename = "作成日")]
    made_on: Option<Spanned<String>>,
    #[serde(rename = "出典")]
    source: Option<Spanned<String>>,
    #[serde(rename = "作成者")]
    made_by: Option<Spanned<String>>,
    #[serde(rename = "確認者")]
    checked_by: Option<Spanned<String>>,
    #[serde(rename = "樹形図", default)]
    trees: BTreeMap<String, Spanned<Outline>>,
    #[serde(rename = "枝", default)]
    leaves: Vec<Spanned<ReadLeaf>>,
    #[serde(rename = "得点", default)]
    points: Vec<Spanned<ReadPoints>>,
    #[serde(rename = "認知症加算")]
    addition: Option<ReadAddition>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ReadLeaf {
    #[serde(rename = "樹形図")]
    tree: Spanned<String>,
    #[serde(rename = "道", default)]
    path: Vec<String>,
    #[serde(rename = "時間")]
    minutes: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ReadPoints {
    #[serde(rename = "項目")]
    item: Spanned<String>,
    #[serde(rename = "選択肢")]
    option: Option<String>,
    #[serde(rename = "得点")]
    points: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ReadAddition {
    #[serde(rename = "段階")]
    steps: Spanned<Outline>,
}

impl Supplement {
    /// Reads a supplement's file.
    ///
    /// # Errors
    /// [`SupplementError`] where the text is no such file. What it says is not checked here.
    pub fn read(text: &str) -> Result<Self, SupplementError> {
        Self::read_with_lines(text).map(|(supplement, _)| supplement)
    }

    /// Reads a supplement's file, and where its parts stand in it.
    ///
    /// # Errors
    /// [`SupplementError`] where the text is no such file. What it says is not checked here.
    pub fn read_with_lines(text: &str) -> Result<(Self, FileLines), SupplementError> {
        if text.len() > LARGEST * 1024 {
            return Err(SupplementError::TooLarge { limit: LARGEST });
        }
        let read: Read = serde_saphyr::from_str(text).map_err(|error| {
            let (line, cause) = unreadable(&error);
            SupplementError::Unreadable { line, cause }
        })?;
        let mut file =
            FileLines { lines: text.lines().map(|line| line.trim().to_owned()).collect(), ..FileLines::default() };
        let supplement = Self {
            name: file.header(SupplementField::Name, read.name),
            edition: file.header(SupplementField::Edition, read.edition),
            made_on: read.made_on.map(|made_on| date(&made_on)).transpose()?,
            source: file.header(SupplementField::Source, read.source),
            made_by: file.header(SupplementField::MadeBy, read.made_by),
            checked_by: file.header(SupplementField::CheckedBy, read.checked_by),
            trees: file.trees(read.trees)?,
            leaves: file.leaves(read.leaves)?,
            points: file.points(read.points)?,
            addition: read.addition.map(|addition| file.outline(FaultPart::Addition, addition.steps)),
        };
        Ok((supplement, file))
    }

    /// The file, in its canonical form.
    #[must_use]
    pub fn write(&self) -> String {
        let canonical = self.canonical();
        // Texts, lists and maps of texts can always be written.
        let body = serde_saphyr::to_string(&Written::of(&canonical)).unwrap_or_default();
        format!("{TITLE}{body}")
    }
}

fn line<T>(spanned: &Spanned<T>) -> Option<u32> {
    u32::try_from(spanned.referenced.line()).ok().filter(|line| *line > 0)
}

fn unknown<T>(spanned: &Spanned<T>, cause: String) -> SupplementError {
    let line = line(spanned);
    let cause = line.map_or_else(|| cause.clone(), |line| format!("{line}行目: {cause}"));
    SupplementError::Unreadable { line, cause }
}

fn date(read: &Spanned<String>) -> Result<NaiveDate, SupplementError> {
    let date = read.value.parse();
    date.map_err(|_| unknown(read, format!("作成日「{}」は「2026-11-21」のように書いた日付ではありません", read.value)))
}

fn tree<T>(name: &str, at: &Spanned<T>) -> Result<TreeId, SupplementError> {
    TreeId::from_name(name).ok_or_else(|| unknown(at, format!("「{name}」という樹形図はありません")))
}

impl FileLines {
    /// Line of the file, from 1, in which a fault lies; `None` where the file has no such line.
    #[must_use]
    pub fn line(&self, fault: &SupplementFault, supplement: &Supplement) -> Option<u32> {
        let first = *self.parts.get(&fault.part)?;
        let outline = match fault.part {
            FaultPart::Tree { tree } => supplement.trees.get(&tree),
            FaultPart::Addition => supplement.addition.as_ref(),
            _ => None,
        };
        let Some((outline, within)) = outline.zip(fault.line) else { return Some(first) };
        let line = first + within.checked_sub(1)?;
        // A comment or a blank line in an outline written as YAML would shift the lines.
        let said = outline.lines().nth(usize::try_from(within).ok()? - 1).map(str::trim);
        let stands = self.lines.get(usize::try_from(line).ok()? - 1).map(String::as_str);
        Some(if stands == said { line } else { first })
    }

    fn note<T>(&mut self, part: FaultPart, at: &Spanned<T>) {
        if let Some(line) = line(at) {
            self.parts.insert(part, line);
        }
    }

    fn header(&mut self, field: SupplementField, read: Option<Spanned<String>>) -> String {
        let Some(read) = read else { return String::new() };
        self.note(FaultPart::Header { field }, &read);
        read.value
    }

    fn outline(&mut self, part: FaultPart, read: Spanned<Outline>) -> String {
        self.note(part, &read);
        match read.value {
            Outline::Text(text) => text,
            headings => headings.to_string(),
        }
    }

    fn trees(&mut self, read: BTreeMap<String, Spanned<Outline>>) -> Result<BTreeMap<TreeId, String>, SupplementError> {
        let mut trees = BTreeMap::new();
        for (name, outline) in read {
            let tree = tree(&name, &outline)?;
            trees.insert(tree, self.outline(FaultPart::Tree { tree }, outline));
        }
        Ok(trees)
    }

    fn leaves(&mut self, read: Vec<Spanned<ReadLeaf>>) -> Result<Vec<SupplementLeaf>, SupplementError> {
        let mut leaves = Vec::new();
        for (index, leaf) in (0u32..).zip(read) {
            self.note(FaultPart::Leaf { index }, &leaf);
            let ReadLeaf { tree: name, path, minutes } = leaf.value;
            leaves.push(SupplementLeaf { tree: tree(&name.value, &name)?, path, minutes: minutes.unwrap_or_default() });
        }
        Ok(leaves)
    }

    fn points(&mut self, read: Vec<Spanned<ReadPoints>>) -> Result<Vec<SupplementPoints>, SupplementError> {
        let mut scores = Vec::new();
        for (index, points) in (0u32..).zip(read) {
            self.note(FaultPart::Points { index }, &points);
            let ReadPoints { item, option, points } = points.value;
            let item = item.value.parse::<ItemId>().map_err(|cause| unknown(&item, cause.to_string()))?;
            let (option, points) = (option.unwrap_or_default(), points.unwrap_or_default());
            scores.push(SupplementPoints { item, option, points });
        }
        Ok(scores)
    }
}

#[derive(Serialize)]
struct Written<'a> {
    #[serde(rename = "補完")]
    name: &'a str,
    #[serde(rename = "対象")]
    edition: &'a str,
    #[serde(rename = "作成日", skip_serializing_if = "Option::is_none")]
    made_on: Option<NaiveDate>,
    #[serde(rename = "出典")]
    source: &'a str,
    #[serde(rename = "作成者")]
    made_by: &'a str,
    #[serde(rename = "確認者")]
    checked_by: &'a str,
    #[serde(rename = "樹形図", skip_serializing_if = "InOrder::is_empty")]
    trees: InOrder<'a>,
    #[serde(rename = "枝", skip_serializing_if = "Vec::is_empty")]
    leaves: Vec<WrittenLeaf<'a>>,
    #[serde(rename = "得点", skip_serializing_if = "Vec::is_empty")]
    points: Vec<WrittenPoints<'a>>,
    #[serde(rename = "認知症加算", skip_serializing_if = "Option::is_none")]
    addition: Option<WrittenAddition<'a>>,
}

#[derive(Serialize)]
struct WrittenLeaf<'a> {
    #[serde(rename = "樹形図")]
    tree: &'a str,
    #[serde(rename = "道")]
    path: &'a [String],
    #[serde(rename = "時間")]
    minutes: &'a str,
}

#[derive(Serialize)]
struct WrittenPoints<'a> {
    #[serde(rename = "項目")]
    item: ItemId,
    #[serde(rename = "選択肢")]
    option: &'a str,
    #[serde(rename = "得点")]
    points: &'a str,
}

#[derive(Serialize)]
struct WrittenAddition<'a> {
    #[serde(rename = "段階")]
    steps: LitStr<'a>,
}

/// Outlines by the name of their tree, in the order of the result sheet.
struct InOrder<'a>(&'a BTreeMap<TreeId, String>);

impl InOrder<'_> {
    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Serialize for InOrder<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (tree, outline) in self.0 {
            map.serialize_entry(tree.name(), &LitStr(outline))?;
        }
        map.end()
    }
}

impl<'a> Written<'a> {
    fn of(supplement: &'a Supplement) -> Self {
        let leaf =
            |leaf: &'a SupplementLeaf| WrittenLeaf { tree: leaf.tree.name(), path: &leaf.path, minutes: &leaf.minutes };
        let points = |points: &'a SupplementPoints| WrittenPoints {
            item: points.item,
            option: &points.option,
            points: &points.points,
        };
        Self {
            name: &supplement.name,
            edition: &supplement.edition,
            made_on: supplement.made_on,
            source: &supplement.source,
            made_by: &supplement.made_by,
            checked_by: &supplement.checked_by,
            trees: InOrder(&supplement.trees),
            leaves: supplement.leaves.iter().map(leaf).collect(),
            points: supplement.points.iter().map(points).collect(),
            addition: supplement.addition.as_deref().map(|steps| WrittenAddition { steps: LitStr(steps) }),
        }
    }
}

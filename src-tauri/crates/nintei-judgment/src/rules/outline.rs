//! An outline: a figure as indented questions and answers, from a rule file or as a person typed it.

use std::fmt;

use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::file::Ordered;
use crate::supplement::FaultPart;

/// Deepest indentation that is read; the deepest figure of 2009 has thirty levels.
const DEEPEST: usize = 120;

/// An outline: a text at its ends, headings above them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Outline {
    Text(String),
    Headings(Vec<Entry>),
}

/// A heading with what stands below or behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) heading: String,
    pub(crate) at: Origin,
    pub(crate) below: Outline,
}

/// Where a line of an outline comes from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Origin {
    /// Line of the outline text, from 1.
    pub(crate) line: Option<u32>,
    /// The supplement that laid it, and with which of its parts.
    pub(crate) by: Option<(i64, FaultPart)>,
}

/// A line of an outline text that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LineFault {
    pub(crate) line: u32,
    pub(crate) cause: String,
}

struct Line<'a> {
    number: u32,
    depth: usize,
    heading: &'a str,
    text: Option<&'a str>,
}

impl Outline {
    /// Reads an outline text: 「問い:」, below it 「答え:」 or 「答え: 5.1分」, deeper lines indented further. Colons may
    /// be of either width; a full-width space or a tab indents as two spaces do.
    pub(crate) fn parse(text: &str) -> (Self, Vec<LineFault>) {
        let mut faults = Vec::new();
        let lines = lines(text, &mut faults);
        if lines.is_empty() && faults.is_empty() {
            faults.push(LineFault { line: 1, cause: "図が空です。".to_owned() });
        }
        let mut rest = lines.as_slice();
        (Self::Headings(level(&mut rest, 0)), faults)
    }

    /// The outline text in its canonical form: two spaces a level, half-width colons; as typed where it cannot be read.
    pub(crate) fn canonical(text: &str) -> String {
        match Self::parse(text) {
            (outline, faults) if faults.is_empty() => outline.to_string(),
            _ => text.replace('\r', ""),
        }
    }

    /// Every entry, from above to below.
    pub(crate) fn each(&mut self, change: &mut impl FnMut(&mut Entry)) {
        if let Self::Headings(entries) = self {
            for entry in entries {
                change(entry);
                entry.below.each(change);
            }
        }
    }
}

fn lines<'a>(text: &'a str, faults: &mut Vec<LineFault>) -> Vec<Line<'a>> {
    let mut lines: Vec<Line<'a>> = Vec::new();
    let mut indents: Vec<usize> = Vec::new();
    for (number, raw) in (1u32..).zip(text.lines()) {
        let content = raw.trim();
        if content.is_empty() {
            continue;
        }
        let mut fault = |cause: &str| faults.push(LineFault { line: number, cause: cause.to_owned() });
        let Some((heading, text)) = split(content) else {
            fault("「:」がありません。問いと答えの終わりに「:」を付けてください。");
            continue;
        };
        let indent = raw.chars().take_while(|letter| letter.is_whitespace()).map(width).sum();
        let was_deepest = indents.last().copied();
        while indents.last().is_some_and(|open| indent < *open) {
            indents.pop();
        }
        if indents.last() != Some(&indent) {
            if was_deepest.is_some_and(|deepest| indent < deepest) {
                fault("字下げがどの段とも合いません。同じ段の行と頭をそろえてください。");
            } else if lines.last().is_some_and(|above| above.text.is_some()) {
                fault("時間の書かれた答えの下に行があります。字下げを直すか、上の行の時間を消してください。");
            }
            indents.push(indent);
        }
        if indents.len() > DEEPEST {
            fault("字下げが深すぎます。図のとおりの段に直してください。");
            indents.pop();
            continue;
        }
        lines.push(Line { number, depth: indents.len() - 1, heading, text });
    }
    lines
}

const fn width(space: char) -> usize {
    match space {
        '\t' | '\u{3000}' => 2,
        _ => 1,
    }
}

/// The heading and the text behind its colon, if any.
fn split(content: &str) -> Option<(&str, Option<&str>)> {
    const COLONS: [char; 2] = [':', '：'];
    if let Some(heading) = content.strip_suffix(COLONS) {
        return Some((heading.trim(), None));
    }
    let (heading, text) = content.split_once(COLONS)?;
    Some((heading.trim(), Some(text.trim())))
}

fn level(rest: &mut &[Line<'_>], depth: usize) -> Vec<Entry> {
    let mut entries = Vec::new();
    while let Some((line, below)) = rest.split_first().filter(|(line, _)| line.depth >= depth) {
        *rest = below;
        let deeper = level(rest, line.depth + 1);
        let below = match line.text {
            Some(text) if deeper.is_empty() => Outline::Text(text.to_owned()),
            _ => Outline::Headings(deeper),
        };
        let at = Origin { line: Some(line.number), by: None };
        entries.push(Entry { heading: line.heading.to_owned(), at, below });
    }
    entries
}

impl fmt::Display for Outline {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fn write(outline: &Outline, depth: usize, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            match outline {
                Outline::Text(text) => writeln!(f, " {text}"),
                Outline::Headings(entries) => {
                    if depth > 0 {
                        writeln!(f)?;
                    }
                    for entry in entries {
                        write!(f, "{:1$}{2}:", "", depth * 2, entry.heading)?;
                        write(&entry.below, depth + 1, f)?;
                    }
                    Ok(())
                }
            }
        }
        write(self, 0, f)
    }
}

impl<'de> Deserialize<'de> for Outline {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(OutlineVisitor)
    }
}

struct OutlineVisitor;

impl<'de> Visitor<'de> for OutlineVisitor {
    type Value = Outline;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("問いと答えの字下げ、または「5.1分」のような時間")
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Outline, E> {
        Ok(Outline::Text(text.to_owned()))
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<Outline, E> {
        Ok(Outline::Headings(Vec::new()))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Outline, A::Error> {
        let entries = Ordered::visit(map)?.0.into_iter();
        let entries = entries.map(|(heading, below)| Entry { heading, at: Origin::default(), below });
        Ok(Outline::Headings(entries.collect()))
    }
}

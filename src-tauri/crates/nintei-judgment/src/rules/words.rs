//! The words of a figure: official, and as a person may type them.

use nintei_survey::{FormEdition, ItemId};
use unicode_normalization::UnicodeNormalization;

use super::dementia_addition::StepSet;
use super::file::NOT_ESTABLISHED;
use super::outline::{Entry, Outline};
use super::scores::CONTRACTURE_JOINTS;
use super::tree::{Subject, choice_labels};
use crate::{AdditionStep, Interval, Tenths};

const DOUBT: &str = "※要照合";

/// `text` so that only what tells words apart is left: widths, spaces and the shapes of a dash or a tilde do not.
fn fold(text: &str) -> String {
    text.nfkc()
        .filter(|letter| !letter.is_whitespace())
        .map(|letter| match letter {
            '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
            '~' | '\u{223c}' => '〜',
            other => other,
        })
        .collect()
}

/// A text and the 要照合 behind it.
pub(crate) fn split_doubt(text: &str) -> (&str, Option<&str>) {
    match text.split_once(DOUBT) {
        Some((text, doubt)) => (text.trim_end(), Some(doubt.trim_start())),
        None => (text, None),
    }
}

/// A text with the 要照合 behind it.
pub(crate) fn with_doubt(text: &str, doubt: Option<&str>) -> String {
    doubt.map_or_else(|| text.to_owned(), |doubt| format!("{text} {DOUBT} {doubt}"))
}

/// The questions and answers of a form.
pub(crate) struct Words<'a> {
    form: &'a FormEdition,
    questions: Vec<Titled>,
}

/// What can be asked about.
struct Titled {
    subject: Subject,
    /// The official wording.
    title: String,
    /// What may be typed for it, folded: the wording, the number alone, the joint behind the number of 1-2.
    typed: Vec<String>,
}

impl<'a> Words<'a> {
    pub(crate) fn of(form: &'a FormEdition) -> Self {
        let mut questions = Vec::new();
        let mut add = |subject, title: String, short: &[String]| {
            let typed = std::iter::once(&title).chain(short).map(|word| fold(word)).collect();
            questions.push(Titled { subject, title, typed });
        };
        for (group, section) in form.sections.iter().take(5).enumerate() {
            let number = format!("第{}群", section.id);
            add(Subject::Score(group), format!("{number} {}", section.name), &[number]);
        }
        for question in form.questions() {
            let number = question.id.to_string();
            let title = format!("{number} {}", question.short_name);
            if question.id == ItemId::CONTRACTURE {
                for (joint, (name, _)) in CONTRACTURE_JOINTS.into_iter().enumerate() {
                    let short = [format!("{number}{name}"), format!("{number}（{name}）")];
                    add(Subject::Choice(Subject::joint(joint)), format!("{title}（{name}）"), &short);
                }
            } else if !question.multiple || question.id == ItemId::PARALYSIS {
                add(Subject::Choice(Subject::item(question.id)), title, &[number]);
            }
        }
        Self { form, questions }
    }

    /// What the official wording `title` asks about.
    pub(crate) fn titled(&self, title: &str) -> Option<Subject> {
        self.questions.iter().find(|question| question.title == title).map(|question| question.subject)
    }

    /// What a question asks about, with its official wording.
    pub(crate) fn question(&self, typed: &str) -> Option<(Subject, &str)> {
        let typed = fold(typed);
        let question = self.questions.iter().find(|question| question.typed.contains(&typed))?;
        Some((question.subject, &question.title))
    }

    /// The official wording of a branch. Answers may be typed by their numbers.
    pub(crate) fn answer(&self, subject: Subject, typed: &str) -> Option<String> {
        let Subject::Choice(place) = subject else {
            return threshold(typed).map(|(_, _, written)| written);
        };
        let labels = self.choice_labels(place);
        let official: Option<Vec<&str>> = typed
            .split(['・', '･', '、'])
            .map(|part| {
                let part = fold(part);
                let numbered = part.parse::<usize>().ok().and_then(|no| labels.get(no.checked_sub(1)?));
                numbered.or_else(|| labels.iter().find(|label| fold(label) == part)).map(String::as_str)
            })
            .collect();
        official.map(|official| official.join("・"))
    }

    /// Wordings of the answers of a choice, in option order.
    pub(crate) fn choice_labels(&self, place: usize) -> Vec<String> {
        choice_labels(self.form, place)
    }

    /// Writes an outline in the official words, as far as they can be recognised; the rest stays as typed.
    pub(crate) fn make_official(&self, outline: &mut Outline) {
        let put = |official: Option<&str>, typed: &mut String| {
            let (plain, doubt) = split_doubt(typed);
            *typed = with_doubt(official.unwrap_or(plain), doubt);
        };
        let questions = match outline {
            Outline::Text(text) => return put(end(split_doubt(text).0).as_deref(), text),
            Outline::Headings(questions) => questions,
        };
        for Entry { heading, below, .. } in questions {
            let known = self.question(split_doubt(heading).0);
            if let Outline::Headings(arms) = below {
                for Entry { heading, below, .. } in arms {
                    if let Some(official) = known.and_then(|(subject, _)| self.answer(subject, heading)) {
                        *heading = official;
                    }
                    self.make_official(below);
                }
            }
            put(known.map(|(_, title)| title), heading);
        }
    }
}

/// 「x以下」, 「y以上」 or 「y〜x」: from, to, and how it is written.
pub(crate) fn threshold(typed: &str) -> Option<(Option<Tenths>, Option<Tenths>, String)> {
    let plain = fold(typed).replace('点', "");
    let number = |text: &str| Tenths::read_typed(text, '点');
    if let Some((from, to)) = plain.split_once('〜') {
        let (from, to) = (number(from)?, number(to)?);
        Some((Some(from), Some(to), format!("{from}〜{to}")))
    } else if let Some(to) = plain.strip_suffix("以下") {
        let to = number(to)?;
        Some((None, Some(to), format!("{to}以下")))
    } else {
        let from = number(plain.strip_suffix("以上")?)?;
        Some((Some(from), None, format!("{from}以上")))
    }
}

/// The minutes at an end of a tree with the displayed range `range`: 「5.1分」, 「未確定（2.7〜9.4分）」, 「未確定」.
pub(crate) fn minutes(text: &str, range: Interval) -> Result<(Interval, bool), String> {
    let (minutes, established) = match text.strip_prefix(NOT_ESTABLISHED) {
        None => {
            let minutes = text.strip_suffix('分').and_then(Tenths::read);
            let wrong = || format!("「{text}」は小数第1位までの数に「分」を付けたものではありません。");
            (Interval::exactly(minutes.ok_or_else(wrong)?), true)
        }
        Some("") => (range, false),
        Some(bound) => {
            let bound = bounds(bound).filter(|(_, written)| written == bound).map(|(bound, _)| bound);
            (bound.ok_or_else(|| format!("「{text}」は「未確定（小さい分〜大きい分）」ではありません。"))?, false)
        }
    };
    if range.contains(minutes) {
        Ok((minutes, established))
    } else {
        Err(format!("{minutes}分が表示範囲{range}分の外にあります。"))
    }
}

/// The steps at an end of the rule of 認知症加算: 「加算なし」, 「一段階」, 「二段階」, 「未確定」.
pub(crate) fn steps(text: &str) -> Result<(StepSet, bool), String> {
    if text == NOT_ESTABLISHED {
        return Ok((StepSet::ALL, false));
    }
    let step = AdditionStep::ALL.into_iter().find(|step| step.name() == text);
    let step = step.ok_or_else(|| format!("「{text}」は「加算なし」「一段階」「二段階」のどれでもありません。"))?;
    Ok((StepSet::only(step), true))
}

/// 「（2.7〜9.4分）」 and how it is written.
fn bounds(typed: &str) -> Option<(Interval, String)> {
    let plain = fold(typed);
    let (low, high) = plain.strip_prefix('(')?.strip_suffix(')')?.split_once('〜')?;
    let (low, high) = (Tenths::read_typed(low, '分')?, Tenths::read_typed(high, '分')?);
    (low <= high).then(|| (Interval::new(low, high), format!("（{low}〜{high}分）")))
}

/// The official writing of the text at an end.
fn end(typed: &str) -> Option<String> {
    let plain = fold(typed);
    if let Some(bound) = plain.strip_prefix(NOT_ESTABLISHED) {
        return if bound.is_empty() {
            Some(NOT_ESTABLISHED.to_owned())
        } else {
            bounds(bound).map(|(_, written)| format!("{NOT_ESTABLISHED}{written}"))
        };
    }
    let step = AdditionStep::ALL.into_iter().zip(["なし", "1段階", "2段階"]);
    if let Some((step, _)) = step.into_iter().find(|(step, short)| plain == step.name() || plain == *short) {
        return Some(step.name().to_owned());
    }
    Tenths::read_typed(&plain, '分').map(|minutes| format!("{minutes}分"))
}

/// Whether two wordings of a question or an answer are the same words.
pub(crate) fn same(one: &str, other: &str) -> bool {
    fold(split_doubt(one).0) == fold(split_doubt(other).0)
}

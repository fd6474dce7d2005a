use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use unicode_normalization::UnicodeNormalization;

use super::SpecialNotes;
use crate::{Answers, FormEdition, ItemId, OptionSet, Question};

/// What the investigator flags about the survey of one item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
pub enum Circumstance {
    /// The act could not be tried.
    NotTried,
    /// The trial differs from the usual state.
    DiffersFromUsual,
    /// The care given is judged 不適切.
    InappropriateCare,
    /// Nobody else was present.
    NobodyPresent,
}

/// The circumstances flagged, per item.
pub type Circumstances = BTreeMap<ItemId, BTreeSet<Circumstance>>;

/// Why a note is expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
pub enum ExpectedReason {
    /// The form asks for a note to the chosen option (その他 of 1-1 and 1-2).
    ChosenOption,
    /// A BPSD関連 answer other than ない.
    Behaviour,
    /// Something is chosen where the form says what every note must state (特別な医療).
    MustState,
    /// The act could not be tried.
    NotTried,
    /// The trial differs from the usual state.
    DiffersFromUsual,
    /// The care given is judged 不適切.
    InappropriateCare,
    /// Nobody else was present.
    NobodyPresent,
}

/// An expected note that the investigator decided not to write.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Dismissal {
    /// The item.
    pub item: ItemId,
    /// Which of the item's expectations.
    pub reason: ExpectedReason,
    /// Why no note is needed, in the investigator's words. A blank one dismisses nothing.
    pub because: String,
}

/// A note that is expected, and how far it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ExpectedNote {
    /// The item.
    pub item: ItemId,
    /// Why, to be named in a dismissal.
    pub reason: ExpectedReason,
    /// Why, in a sentence.
    pub sentence: String,
    /// What the note must state, in order.
    pub must_state: Vec<String>,
    /// How far it is.
    pub state: NoteState,
}

/// How far an expected note is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "state")]
pub enum NoteState {
    /// The item has no note.
    Missing,
    /// The item has a note, but no number or 毎… in it says how often.
    WithoutFrequency,
    /// The item has a note.
    Written,
    /// Dismissed.
    Dismissed {
        /// Why, in the investigator's words.
        because: String,
    },
}

impl Circumstance {
    /// Every circumstance, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::NotTried, Self::DiffersFromUsual, Self::InappropriateCare, Self::NobodyPresent];

    /// The wording beside the box to tick.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::NotTried => "試行できなかった",
            Self::DiffersFromUsual => "試行の結果が日頃の状況と異なる",
            Self::InappropriateCare => "実際の介助の状況が不適切と考えられる",
            Self::NobodyPresent => "立会者がいなかった",
        }
    }

    /// Whether it is offered for the question: a trial belongs to 能力 and to 麻痺等・拘縮, care to 介助の方法;
    /// 日常生活自立度, which has no 評価軸, takes none.
    #[must_use]
    pub fn applies_to(self, question: &Question) -> bool {
        match self {
            Self::NotTried | Self::DiffersFromUsual => {
                question.axis == "能力" || question.axis_subtype.as_deref() == Some("麻痺等・拘縮")
            }
            Self::InappropriateCare => question.axis == "介助の方法",
            Self::NobodyPresent => !question.axis.is_empty(),
        }
    }

    const fn reason(self) -> ExpectedReason {
        match self {
            Self::NotTried => ExpectedReason::NotTried,
            Self::DiffersFromUsual => ExpectedReason::DiffersFromUsual,
            Self::InappropriateCare => ExpectedReason::InappropriateCare,
            Self::NobodyPresent => ExpectedReason::NobodyPresent,
        }
    }
}

impl ExpectedReason {
    fn must_state(self, question: &Question) -> Vec<String> {
        let words: &[&str] = match self {
            Self::ChosenOption => &["部位と程度", "日常生活への支障"],
            Self::Behaviour => &["手間（対応していない場合はその旨）", "頻度"],
            Self::MustState => return question.note_must_state.clone(),
            Self::NotTried => &["試行できなかった理由", "選択根拠（日頃の状況）"],
            Self::DiffersFromUsual => &["試行の結果", "日頃の状況と頻度", "選択根拠"],
            Self::InappropriateCare => &["実際の介助の状況（事実）", "不適切と判断した理由", "適切な介助の方法"],
            Self::NobodyPresent => &["聞き取りの相手", "選択根拠"],
        };
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    fn sentence(self, question: &Question, chosen: OptionSet) -> String {
        let place = format!("({}) {}", question.id, question.short_name);
        let labels = |wanted: &dyn Fn(u8) -> bool| -> String {
            let chosen = question.options.iter().filter(|option| chosen.contains(option.no) && wanted(option.no));
            chosen.map(|option| format!("「{}」", option.label)).collect()
        };
        match self {
            Self::ChosenOption => {
                let asked = labels(&|no| question.note_required_if.contains(&no));
                format!("{place}で{asked}を選んでいるため、特記事項が必要です。")
            }
            Self::Behaviour => format!("{place}が{}のため、手間と頻度を書きます。", labels(&|_| true)),
            Self::MustState => {
                format!("{place}の{}について、{}を書きます。", labels(&|_| true), question.note_must_state.join("、"))
            }
            Self::NotTried => format!("{place}は試行できなかったため、理由と選択根拠を書きます。"),
            Self::DiffersFromUsual => {
                format!("{place}は試行の結果が日頃の状況と異なるため、両方の状況と選択根拠を書きます。")
            }
            Self::InappropriateCare => {
                format!("{place}は実際の介助の状況が不適切と考えられるため、その理由と事実を書きます。")
            }
            Self::NobodyPresent => format!("{place}は立会者がいなかったため、その旨と選択根拠を書きます。"),
        }
    }
}

impl ExpectedNote {
    /// Whether there is still something to do.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        matches!(self.state, NoteState::Missing | NoteState::WithoutFrequency)
    }
}

/// The notes expected for `answers` and `circumstances`, in the order of the form, each with how far it is.
///
/// Which options ask for a note, which questions are BPSD関連 and what a note on 特別な医療 must state comes from
/// the form. A circumstance counts wherever it was flagged.
#[must_use]
pub fn expected_notes(
    form: &FormEdition,
    answers: &Answers,
    circumstances: &Circumstances,
    notes: &SpecialNotes,
    dismissals: &[Dismissal],
) -> Vec<ExpectedNote> {
    let mut expected = Vec::new();
    for question in form.questions() {
        let chosen = answers.get(question.id);
        let by_answer = reasons_of_answer(question, chosen);
        let by_circumstance =
            circumstances.get(&question.id).into_iter().flatten().map(|circumstance| circumstance.reason());
        for reason in by_answer.into_iter().chain(by_circumstance) {
            let must_state = reason.must_state(question);
            let because = dismissals
                .iter()
                .find(|dismissal| dismissal.item == question.id && dismissal.reason == reason)
                .map(|dismissal| dismissal.because.trim())
                .filter(|because| !because.is_empty());
            let state = match because {
                Some(because) => NoteState::Dismissed { because: because.to_owned() },
                None => state_of(notes.get(question.id), &must_state),
            };
            let sentence = reason.sentence(question, chosen);
            expected.push(ExpectedNote { item: question.id, reason, sentence, must_state, state });
        }
    }
    expected
}

fn reasons_of_answer(question: &Question, chosen: OptionSet) -> Vec<ExpectedReason> {
    let mut reasons = Vec::new();
    if question.note_required_if.iter().any(|no| chosen.contains(*no)) {
        reasons.push(ExpectedReason::ChosenOption);
    }
    let behaviour = question.axis_subtype.as_deref() == Some("BPSD関連");
    if behaviour && question.chosen_labels(chosen).any(|label| label != "ない") {
        reasons.push(ExpectedReason::Behaviour);
    }
    if !question.note_must_state.is_empty() && !chosen.is_empty() {
        reasons.push(ExpectedReason::MustState);
    }
    reasons
}

fn state_of(note: &str, must_state: &[String]) -> NoteState {
    if note.trim().is_empty() {
        return NoteState::Missing;
    }
    let wants_frequency = must_state.iter().any(|point| point.contains("頻度"));
    if wants_frequency && !states_frequency(note) { NoteState::WithoutFrequency } else { NoteState::Written }
}

/// A digit, a numeral before a unit of counting, or a word that is exact without one (毎日, 隔週, 常時). 十分に and
/// 一時的に count nothing.
fn states_frequency(note: &str) -> bool {
    let letters: Vec<char> = note.nfkc().collect();
    let counted = (1..letters.len()).any(|at| {
        let (numeral, unit, after) = (letters[at - 1], letters[at], letters.get(at + 1));
        let before = at.checked_sub(2).and_then(|at| letters.get(at));
        let only_a_word = match (numeral, unit) {
            ('十', '分') => !before.is_some_and(|letter| is_numeral(*letter)),
            ('一', '時') => after == Some(&'的'),
            _ => false,
        };
        is_numeral(numeral) && "回日度週月年時分食晩".contains(unit) && !only_a_word
    });
    let exact = ["毎", "隔日", "隔週", "隔月", "常時", "終日"];
    counted || letters.iter().any(char::is_ascii_digit) || exact.iter().any(|word| note.contains(word))
}

const fn is_numeral(letter: char) -> bool {
    matches!(letter, '〇' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '百' | '数')
}

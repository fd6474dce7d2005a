use nintei_board::{OpenCheckKind, TextKey};
use nintei_store::{AttachmentKind, CaseId, KeptAttachment};
use serde::Serialize;
use ts_rs::TS;

use super::{BoardText, BoardTexts};

/// What stands against the members' packet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OpenCheck {
    /// The case.
    #[ts(type = "number")]
    pub case: CaseId,
    /// 整理番号.
    pub number: u32,
    /// What.
    pub kind: OpenCheckKind,
    /// The text, where it is about one.
    #[ts(type = "string | null")]
    pub text: Option<TextKey>,
    /// What is to be done, a sentence.
    pub sentence: String,
}

impl OpenCheck {
    /// Everything that is open about the case `case`, 整理番号 `number`.
    #[must_use]
    pub fn all(case: CaseId, number: u32, texts: &BoardTexts, attachments: &[KeptAttachment]) -> Vec<Self> {
        let of_text = |text: &BoardText| {
            let kind = text.open?;
            Some(Self { case, number, kind, text: Some(text.key), sentence: of_text(number, &text.name, kind) })
        };
        let of_files = file_check(attachments).map(|kind| Self {
            case,
            number,
            kind,
            text: None,
            sentence: of_file(number, kind),
        });
        texts.texts.iter().filter_map(of_text).chain(of_files).collect()
    }

    /// That a masked file which was found to be masked still names somebody.
    #[must_use]
    pub fn file_still_names(case: CaseId, number: u32) -> Self {
        let kind = OpenCheckKind::StillNamed;
        Self { case, number, kind, text: None, sentence: of_file(number, kind) }
    }
}

/// What is open about the files of a case by what is kept of them.
fn file_check(attachments: &[KeptAttachment]) -> Option<OpenCheckKind> {
    let mut masked = attachments.iter().filter(|file| file.kind == AttachmentKind::Masked).peekable();
    if masked.peek().is_none() {
        return (!attachments.is_empty()).then_some(OpenCheckKind::NoMaskedFile);
    }
    masked.any(|file| !file.checked).then_some(OpenCheckKind::FileNotChecked)
}

fn of_text(number: u32, name: &str, kind: OpenCheckKind) -> String {
    let place = format!("整理番号{number}の{name}");
    match kind {
        OpenCheckKind::ChangedSince => {
            format!("{place}は、確認したあとに文章が変わっています。マスキングを確かめ直してください。")
        }
        OpenCheckKind::StillNamed => format!(
            "{place}の写しに、氏名など本人や関係者が分かる言葉が残っています。その部分をマスキングしてください。"
        ),
        _ => format!("{place}のマスキングが確認されていません。写しを読んで「確認済み」にしてください。"),
    }
}

fn of_file(number: u32, kind: OpenCheckKind) -> String {
    let place = format!("整理番号{number}の主治医意見書");
    match kind {
        OpenCheckKind::NoMaskedFile => {
            format!("{place}の添付に、マスキングした版がありません。マスキングした版を添付してください。")
        }
        OpenCheckKind::StillNamed => format!(
            "{place}のマスキングした版に、氏名など本人や関係者が分かる文字が埋め込まれています。文字を消した版に差し替えてください。"
        ),
        _ => format!("{place}のマスキングした版が確認されていません。開いて見て「確認済み」にしてください。"),
    }
}

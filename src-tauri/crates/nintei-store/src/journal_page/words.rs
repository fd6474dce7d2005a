//! A line of the journal in words.

use std::borrow::Cow;

use nintei_judgment::TreeId;

use super::transfer_words;
use crate::{ChangeKind, JournalEntry, Origin};

/// What was done: 「回答（1-3）を変更」. Names what was changed and never quotes what anybody entered.
pub(super) fn words(entry: &JournalEntry) -> String {
    if let Some(words) = transfer_words::words(entry) {
        return words;
    }
    let item = entry.item.as_deref().unwrap_or_default();
    let (key, part) = item.split_once('/').unwrap_or((item, ""));
    let deed_alone = match entry.kind {
        ChangeKind::Setting => deeds(key),
        ChangeKind::Status => cancelling(entry),
        _ => None,
    };
    if let Some(words) = deed_alone {
        return words.to_owned();
    }
    match (entry.kind, part) {
        (ChangeKind::Register | ChangeKind::Member, "retired") => set(entry, &subject(entry.kind, key), "退任"),
        (ChangeKind::Panel, "retired") => set(entry, &subject(entry.kind, key), "廃止"),
        (ChangeKind::Learner, "left") => set(entry, &subject(entry.kind, key), "受講の終わり"),
        (ChangeKind::Decision, "withdrawn") => set(entry, &subject(entry.kind, key), "取下げの理由"),
        (ChangeKind::Attempt, _) => format!("受講者{key}の採点{}", deed(entry)),
        _ => format!("{}{}", subject(entry.kind, key), deed(entry)),
    }
}

impl ChangeKind {
    /// A place of this kind as people say it: 「申請（氏名）」, 「回答（1-3）」. `item` as in [`JournalEntry::item`].
    #[must_use]
    pub fn place_name(self, item: Option<&str>) -> String {
        let item = item.unwrap_or_default();
        subject(self, item.split_once('/').map_or(item, |(key, _)| key))
    }
}

/// What is changed, with the item or the key that it is about: of fields only those that have a name.
pub(super) fn subject(kind: ChangeKind, key: &str) -> String {
    let name = kind.name();
    let about: Cow<'_, str> = match kind {
        ChangeKind::Application => field(&APPLICATION, key).into(),
        ChangeKind::Overview => field(&OVERVIEW, key).into(),
        ChangeKind::Setting => field(&SETTINGS, key).into(),
        ChangeKind::Traced => TreeId::ALL.into_iter().find(|tree| tree.key() == key).map_or("", TreeId::name).into(),
        ChangeKind::Answer
        | ChangeKind::Note
        | ChangeKind::Memo
        | ChangeKind::Circumstances
        | ChangeKind::Dismissal => key.into(),
        ChangeKind::Learner | ChangeKind::User => return format!("{name}{key}"),
        ChangeKind::Register
        | ChangeKind::Phrase
        | ChangeKind::JudgmentRecord
        | ChangeKind::Supplement
        | ChangeKind::OfficialImport
        | ChangeKind::Intake
        | ChangeKind::LinkedNumber
        | ChangeKind::OfficialRecord
        | ChangeKind::Member
        | ChangeKind::Panel
        | ChangeKind::Meeting
        | ChangeKind::Agenda
        | ChangeKind::Assignment
        | ChangeKind::Attachment
        | ChangeKind::Exercise
        | ChangeKind::RecordSheet => format!("登録番号{key}").into(),
        ChangeKind::Peer | ChangeKind::Taken => format!("番号{key}").into(),
        ChangeKind::Decision => format!("会議の登録番号{key}").into(),
        ChangeKind::Created
        | ChangeKind::Status
        | ChangeKind::Opinion
        | ChangeKind::Investigator
        | ChangeKind::LastSurvey
        | ChangeKind::Official
        | ChangeKind::FullReview
        | ChangeKind::MaskedText
        | ChangeKind::Attempt
        | ChangeKind::Station
        | ChangeKind::Bundle
        | ChangeKind::CaseIdentity
        | ChangeKind::Conflict
        | ChangeKind::Lending => "".into(),
    };
    if about.is_empty() { name.to_owned() } else { format!("{name}（{about}）") }
}

fn deed(entry: &JournalEntry) -> String {
    match (entry.origin, &entry.before, &entry.after) {
        (Some(Origin::Undo { .. }), _, _) => "を元に戻す".to_owned(),
        (Some(Origin::Redo { .. }), _, _) => "をやり直す".to_owned(),
        (Some(Origin::CopiedFrom { number }), _, _) => format!("を整理番号{number}から写す"),
        (Some(Origin::Imported { intake }), _, _) => format!("を申請の取り込み（登録番号{intake}）で作成"),
        (Some(Origin::Received { peer }), _, _) => format!("を相手（番号{peer}）から受け取る"),
        (Some(Origin::Settled { peer }), _, _) => format!("を相手（番号{peer}）の値に決める"),
        (None, None, _) if entry.kind == ChangeKind::Created => "を作成".to_owned(),
        (None, None, _) => "を登録".to_owned(),
        (None, Some(_), Some(_)) => "を変更".to_owned(),
        (None, Some(_), None) => "を削除".to_owned(),
    }
}

fn set(entry: &JournalEntry, subject: &str, what: &str) -> String {
    let deed = if entry.after.is_some() { "を登録" } else { "を取消し" };
    format!("{subject}の{what}{deed}")
}

fn field(names: &[(&str, &'static str)], key: &str) -> &'static str {
    names.iter().find(|(field, _)| *field == key).map_or("", |(_, name)| name)
}

const APPLICATION: [(&str, &str); 14] = [
    ("insurer_number", "保険者番号"),
    ("insured_number", "被保険者番号"),
    ("name", "氏名"),
    ("kana", "ふりがな"),
    ("sex", "性別"),
    ("birth_date", "生年月日"),
    ("insured_category", "被保険者区分"),
    ("kind", "申請区分"),
    ("applied_on", "申請日"),
    ("surveyed_on", "調査日"),
    ("investigator", "調査員氏名"),
    ("terminal_cancer", "末期がん"),
    ("previous", "前回の認定"),
    ("before_previous", "前々回の認定"),
];

const OVERVIEW: [(&str, &str); 19] = [
    ("started_at", "実施の開始時刻"),
    ("ended_at", "実施の終了時刻"),
    ("place", "実施場所"),
    ("place_name", "実施場所の名称"),
    ("investigator_kana", "記入者のふりがな"),
    ("organization", "所属機関"),
    ("past", "過去の認定"),
    ("last_certified_on", "前回認定年月日"),
    ("contact", "現住所・電話"),
    ("family_name", "家族等の氏名"),
    ("family_relation", "家族等との関係"),
    ("family_contact", "家族等の連絡先"),
    ("situation", "現在の状況"),
    ("services", "在宅利用"),
    ("free_services", "在宅利用の自由記入"),
    ("facility_name", "施設等名"),
    ("facility_contact", "施設等の連絡先"),
    ("household", "家族状況"),
    ("remarks", "特記すべき事項"),
];

const SETTINGS: [(&str, &str); 5] = [
    ("intake", "申請の取り込み"),
    ("note_limits", "特記事項の上限"),
    ("board", "審査会"),
    ("lock_after", "自動ロック"),
    ("keeping", "バックアップ"),
];

/// What is done to the file as a whole, each time kept under the same key.
fn deeds(setting: &str) -> Option<&'static str> {
    Some(match setting {
        "file_key" => "鍵を取り替え",
        "recovery_code" => "回復コードを作り直し",
        "recovered" => "回復コードで開き、パスフレーズと回復コードを決め直し",
        "last_backup" => "バックアップを作成",
        "restored" => "バックアップから復元",
        _ => return None,
    })
}

/// That a case was cancelled, or that this was taken back. Where a case stands nobody types.
fn cancelling(entry: &JournalEntry) -> Option<&'static str> {
    let cancelled = |value: &Option<String>| value.as_deref() == Some("\"cancelled\"");
    match (cancelled(&entry.before), cancelled(&entry.after)) {
        _ if entry.origin.is_some() => None,
        (false, true) => Some("事例を取消し"),
        (true, false) => Some("事例の取消しをやめる"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use nintei_survey::{Application, Overview};

    use super::super::sample::line;
    use super::*;

    fn told(kind: ChangeKind, item: Option<&str>, before: Option<&str>, after: Option<&str>) -> String {
        words(&line(kind, item, before, after))
    }

    #[test]
    fn a_line_says_what_was_done_to_what() {
        let (none, some) = (None, Some("\"架空の値\""));
        for (kind, item, before, after, expected) in [
            (ChangeKind::Created, none, none, some, "事例を作成"),
            (ChangeKind::Answer, Some("1-3"), none, some, "回答（1-3）を登録"),
            (ChangeKind::Answer, Some("1-3"), some, some, "回答（1-3）を変更"),
            (ChangeKind::Note, Some("4-6"), some, none, "特記事項（4-6）を削除"),
            (ChangeKind::Dismissal, Some("4-6/Behaviour"), none, some, "「書かない」の理由（4-6）を登録"),
            (ChangeKind::Application, Some("name"), some, some, "申請（氏名）を変更"),
            (ChangeKind::Status, none, some, some, "状況を変更"),
            (ChangeKind::Status, none, some, Some("\"cancelled\""), "事例を取消し"),
            (ChangeKind::Status, none, Some("\"cancelled\""), some, "事例の取消しをやめる"),
            (ChangeKind::Traced, Some("meal"), none, some, "手でたどった値（食事）を登録"),
            (ChangeKind::Member, Some("3/retired"), none, some, "審査会委員（登録番号3）の退任を登録"),
            (ChangeKind::Panel, Some("3/retired"), some, none, "合議体（登録番号3）の廃止を取消し"),
            (ChangeKind::Decision, Some("12"), none, some, "二次判定（会議の登録番号12）を登録"),
            (ChangeKind::Learner, Some("3"), none, some, "受講者3を登録"),
            (ChangeKind::Learner, Some("3/left"), none, some, "受講者3の受講の終わりを登録"),
            (ChangeKind::Attempt, Some("3/17"), none, some, "受講者3の採点を登録"),
            (ChangeKind::Setting, Some("board"), none, some, "設定（審査会）を登録"),
            (ChangeKind::User, Some("2"), some, some, "利用者2を変更"),
        ] {
            assert_eq!(told(kind, item, before, after), expected);
        }
    }

    #[test]
    fn a_line_that_nobody_typed_says_how_it_came_about() {
        for (origin, expected) in [
            (Origin::Undo { of: 1 }, "回答（1-3）を元に戻す"),
            (Origin::Received { peer: 2 }, "回答（1-3）を相手（番号2）から受け取る"),
            (Origin::Settled { peer: 2 }, "回答（1-3）を相手（番号2）の値に決める"),
        ] {
            let line = line(ChangeKind::Answer, Some("1-3"), Some("[1]"), Some("[2]"));
            assert_eq!(words(&JournalEntry { origin: Some(origin), ..line }), expected);
        }
    }

    #[test]
    fn no_line_quotes_what_was_entered() {
        for kind in ChangeKind::ALL {
            for item in [None, Some("1-3"), Some("unknown"), Some("3/left"), Some("3/retired"), Some("3/withdrawn")] {
                for (before, after) in
                    [(None, Some("架空の値")), (Some("架空の値"), Some("x")), (Some("架空の値"), None)]
                {
                    let words = told(kind, item, before, after);
                    assert!(!words.contains("架空") && !words.is_empty(), "{words}");
                }
            }
        }
    }

    #[test]
    fn every_field_that_a_line_may_be_about_has_a_name() {
        for (whole, names) in [
            (serde_json::to_value(Application::default()).unwrap(), &APPLICATION[..]),
            (serde_json::to_value(Overview::default()).unwrap(), &OVERVIEW[..]),
        ] {
            for name in whole.as_object().unwrap().keys() {
                assert!(!field(names, name).is_empty(), "{name}");
            }
        }
    }
}

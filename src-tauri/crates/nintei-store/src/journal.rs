use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::CaseId;

/// Who changes something, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// When.
    pub at: DateTime<FixedOffset>,
    /// Who, as the program was told.
    pub by: String,
}

/// One line of the journal: a change that was made. Lines are never changed or removed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct JournalEntry {
    /// Running number over all cases, from 1.
    #[ts(type = "number")]
    pub seq: i64,
    /// When, RFC 3339 with offset.
    pub at: String,
    /// Who.
    pub by: String,
    /// Which case. `None` for what belongs to the office.
    #[ts(type = "number | null")]
    pub case: Option<CaseId>,
    /// What kind of change.
    pub kind: ChangeKind,
    /// What was changed: an item of the form (a dismissal's with its reason: `4-6/Behaviour`), a field of 申請, 概況調査
    /// or 主治医意見書, a tree, a setting, the key of what has one. `None` where the kind says it.
    pub item: Option<String>,
    /// The value before, as JSON. `None` where there was none.
    pub before: Option<String>,
    /// The value after, as JSON. `None` where there is none any more.
    pub after: Option<String>,
    /// How it came about, where not typed.
    pub origin: Option<Origin>,
}

/// How a change came about that nobody typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "how", rename_all = "snake_case")]
pub enum Origin {
    /// Took back the change of line `of`.
    Undo {
        /// Number of the line.
        #[ts(type = "number")]
        of: i64,
    },
    /// Made the change of line `of` again.
    Redo {
        /// Number of the line.
        #[ts(type = "number")]
        of: i64,
    },
    /// Copied from the last survey.
    CopiedFrom {
        /// 整理番号 of the case copied from.
        number: u32,
    },
    /// Taken from a file of applications.
    Imported {
        /// Key of the intake.
        #[ts(type = "number")]
        intake: i64,
    },
    /// Taken from another computer.
    Received {
        /// Its number.
        peer: u32,
    },
    /// A person settled a conflict by what another computer holds.
    Settled {
        /// Its number.
        peer: u32,
    },
}

/// What a line of the journal is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// The case was begun.
    Created,
    /// A field of 申請.
    Application,
    /// Where the case stands.
    Status,
    /// The answer to an item, as the list of chosen options.
    Answer,
    /// An item or a field of 主治医意見書.
    Opinion,
    /// 手でたどった値 of a tree.
    Traced,
    /// A field of 概況調査.
    Overview,
    /// 特記事項 of an item.
    Note,
    /// The memo of an item.
    Memo,
    /// What was flagged about an item.
    Circumstances,
    /// An expected note that is not to be written, by item and reason.
    Dismissal,
    /// The registered investigator of the case.
    Investigator,
    /// Which case is shown as the last survey.
    LastSurvey,
    /// The register of investigators. Belongs to no case.
    Register,
    /// The office's phrase book. Belongs to no case.
    Phrase,
    /// A setting of the office. Belongs to no case.
    Setting,
    /// The official result typed in for the case.
    Official,
    /// A judgment of the case that was put on record, by its key.
    JudgmentRecord,
    /// A local supplement of the rule tables, by its key. Belongs to no case.
    Supplement,
    /// An import of official results, by its key: its counts and the digest of what it brought. Belongs to no case.
    OfficialImport,
    /// An official result of an earlier import that a later one changed, by its key. Belongs to no case.
    OfficialRecord,
    /// 審査会委員, by key. Belongs to no case.
    Member,
    /// 合議体, by key. Belongs to no case.
    Panel,
    /// A meeting, by key. Belongs to no case.
    Meeting,
    /// The cases of a meeting in order and what they were ordered by, by the meeting's key. Belongs to no case.
    Agenda,
    /// Whether the case is on the agenda of a meeting, by its key.
    Assignment,
    /// Why the case is taken into full review although it is eligible for 簡素化.
    FullReview,
    /// The board's copy of a text of the case.
    MaskedText,
    /// A file of 主治医意見書, by key: what is known of it, never its content.
    Attachment,
    /// What a meeting decided, by its key, and why that was withdrawn (`12/withdrawn`).
    Decision,
    /// 受講者, by number: the name sealed, and whether they have left (`3/left`). Belongs to no case.
    Learner,
    /// What a marking found, by the learner's number and its key (`3/17`). Belongs to no case.
    Attempt,
    /// A kept exercise, by key. Belongs to no case.
    Exercise,
    /// A 適正化プロセス記録シート, by key. Belongs to no case.
    RecordSheet,
    /// A user, by number. Belongs to no case.
    User,
    /// A file of applications that was taken in, by its key: its digest and its counts. Belongs to no case.
    Intake,
    /// Two numbers that a person said to be of one insured person, by the pair's key. Belongs to no case.
    LinkedNumber,
    /// The name and the 確認番号 of this computer. Belongs to no case.
    Station,
    /// Another computer that cases are exchanged with, by number. Belongs to no case.
    Peer,
    /// A bundle of cases that was given or taken, by its id. Belongs to no case.
    Bundle,
    /// The number under which other computers know the case.
    CaseIdentity,
    /// What another computer had of the case when it was taken last, by the computer's number: digests alone.
    Taken,
    /// A place that two computers edited, by the other one's number and the place (`2/answer/1-3`).
    Conflict,
    /// Whether the case is lent out or borrowed.
    Lending,
}

impl ChangeKind {
    /// Every kind, those about a case first.
    pub const ALL: [Self; 44] = [
        Self::Created,
        Self::Application,
        Self::Status,
        Self::Answer,
        Self::Opinion,
        Self::Traced,
        Self::Overview,
        Self::Note,
        Self::Memo,
        Self::Circumstances,
        Self::Dismissal,
        Self::Investigator,
        Self::LastSurvey,
        Self::Register,
        Self::Phrase,
        Self::Setting,
        Self::Official,
        Self::JudgmentRecord,
        Self::Supplement,
        Self::OfficialImport,
        Self::OfficialRecord,
        Self::Member,
        Self::Panel,
        Self::Meeting,
        Self::Agenda,
        Self::Assignment,
        Self::FullReview,
        Self::MaskedText,
        Self::Attachment,
        Self::Decision,
        Self::Learner,
        Self::Attempt,
        Self::Exercise,
        Self::RecordSheet,
        Self::User,
        Self::Intake,
        Self::LinkedNumber,
        Self::Station,
        Self::Peer,
        Self::Bundle,
        Self::CaseIdentity,
        Self::Taken,
        Self::Conflict,
        Self::Lending,
    ];

    /// The word in the file.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Created => "created",
            Self::Application => "application",
            Self::Status => "status",
            Self::Answer => "answer",
            Self::Opinion => "opinion",
            Self::Traced => "traced",
            Self::Overview => "overview",
            Self::Note => "note",
            Self::Memo => "memo",
            Self::Circumstances => "circumstances",
            Self::Dismissal => "dismissal",
            Self::Investigator => "investigator",
            Self::LastSurvey => "last_survey",
            Self::Register => "register",
            Self::Phrase => "phrase",
            Self::Setting => "setting",
            Self::Official => "official",
            Self::JudgmentRecord => "judgment_record",
            Self::Supplement => "supplement",
            Self::OfficialImport => "official_import",
            Self::OfficialRecord => "official_record",
            Self::Member => "member",
            Self::Panel => "panel",
            Self::Meeting => "meeting",
            Self::Agenda => "agenda",
            Self::Assignment => "assignment",
            Self::FullReview => "full_review",
            Self::MaskedText => "masked_text",
            Self::Attachment => "attachment",
            Self::Decision => "decision",
            Self::User => "user",
            Self::Intake => "intake",
            Self::LinkedNumber => "linked_number",
            Self::Learner => "learner",
            Self::Attempt => "attempt",
            Self::Exercise => "exercise",
            Self::RecordSheet => "record_sheet",
            Self::Station => "station",
            Self::Peer => "peer",
            Self::Bundle => "bundle",
            Self::CaseIdentity => "case_identity",
            Self::Taken => "taken",
            Self::Conflict => "conflict",
            Self::Lending => "lending",
        }
    }

    /// As a screen names it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Created => "事例",
            Self::Application => "申請",
            Self::Status => "状況",
            Self::Answer => "回答",
            Self::Opinion => "主治医意見書",
            Self::Traced => "手でたどった値",
            Self::Overview => "概況調査",
            Self::Note => "特記事項",
            Self::Memo => "メモ",
            Self::Circumstances => "調査の状況",
            Self::Dismissal => "「書かない」の理由",
            Self::Investigator => "担当の調査員",
            Self::LastSurvey => "前回調査の選択",
            Self::Register => "調査員",
            Self::Phrase => "文例",
            Self::Setting => "設定",
            Self::Official => "公式の一次判定結果",
            Self::JudgmentRecord => "控えた試算",
            Self::Supplement => "補完",
            Self::OfficialImport => "公式結果の取込み",
            Self::OfficialRecord => "取り込んだ公式結果",
            Self::Member => "審査会委員",
            Self::Panel => "合議体",
            Self::Meeting => "会議",
            Self::Agenda => "会議の審査順",
            Self::Assignment => "会議への割当て",
            Self::FullReview => "本審査に戻す理由",
            Self::MaskedText => "委員用の文章",
            Self::Attachment => "添付ファイル",
            Self::Decision => "二次判定",
            Self::Learner => "受講者",
            Self::Attempt => "採点",
            Self::Exercise => "教材",
            Self::RecordSheet => "適正化プロセス記録シート",
            Self::User => "利用者",
            Self::Intake => "申請の取り込み",
            Self::LinkedNumber => "被保険者番号の対応",
            Self::Station => "この端末",
            Self::Peer => "引渡しの相手",
            Self::Bundle => "引渡しの束",
            Self::CaseIdentity => "引渡しの識別番号",
            Self::Taken => "相手から受け取った内容",
            Self::Conflict => "食い違い",
            Self::Lending => "貸出し",
        }
    }

    /// Whether it is taken back by undo: what is put to an item of the form.
    pub(crate) const fn is_undoable(self) -> bool {
        matches!(self, Self::Answer | Self::Note | Self::Memo | Self::Circumstances | Self::Dismissal)
    }

    pub(crate) fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }
}

/// How far a check of the journal has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct JournalCheckStep {
    /// Lines and cases looked at.
    #[ts(type = "number")]
    pub done: u64,
    /// Lines and cases there are.
    #[ts(type = "number")]
    pub of: u64,
}

/// What a check of the journal found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct JournalCheck {
    /// Lines that are chained as they were written, from the first.
    #[ts(type = "number")]
    pub sound: i64,
    /// The number of the first line that was changed, removed or put in from outside.
    #[ts(type = "number | null")]
    pub first_broken: Option<i64>,
    /// Cases whose present state is not what their lines say.
    #[ts(type = "Array<number>")]
    pub differing_cases: Vec<CaseId>,
    /// Whether what belongs to no case (register, phrase book, settings, supplements, imported official results,
    /// members, panels, meetings, learners, kept exercises, record sheets, this computer and its peers) is not what its lines say.
    pub office_differs: bool,
}

impl JournalCheck {
    /// Whether nothing was changed from outside.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.first_broken.is_none() && self.differing_cases.is_empty() && !self.office_differs
    }
}

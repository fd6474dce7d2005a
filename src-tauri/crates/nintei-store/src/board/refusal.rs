/// What the store refuses about members, panels, meetings, agendas, decisions and attached files. Nothing was changed
/// where one is returned, and no sentence carries anything a person entered.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BoardRefusal {
    /// There is no such member in the register.
    #[error("委員（登録番号{0}）は名簿にありません。名簿を開き直してください。")]
    NoSuchMember(i64),
    /// A member must be called something.
    #[error("委員の氏名が空です。氏名を入力してください。")]
    MemberWithoutName,
    /// A retired member joins no panel.
    #[error("委員（登録番号{0}）は退任となっています。別の委員を選ぶか、名簿で退任を取り消してください。")]
    MemberRetired(i64),
    /// There is no such panel.
    #[error("合議体（登録番号{0}）がありません。合議体の一覧を開き直してください。")]
    NoSuchPanel(i64),
    /// A panel must be called something.
    #[error("合議体の名称が空です。「第1合議体」のように名称を入力してください。")]
    PanelWithoutName,
    /// A member is named twice.
    #[error("委員（登録番号{0}）が二度入っています。一つにしてください。")]
    MemberRepeated(i64),
    /// The chair is not one of the members.
    #[error("合議体の長が、その合議体の委員に入っていません。委員の中から選んでください。")]
    ChairNotMember,
    /// A panel that is no more takes no further meeting.
    #[error("この合議体は廃止となっています。別の合議体を選ぶか、廃止を取り消してください。")]
    PanelRetired,
    /// There is no such meeting.
    #[error("会議（登録番号{0}）がありません。会議の一覧を開き直してください。")]
    NoSuchMeeting(i64),
    /// A meeting must have a number.
    #[error("会議の回数に0は使えません。第何回かを1以上の数で入力してください。")]
    MeetingNumberZero,
    /// Another meeting has the number.
    #[error("第{0}回の会議はすでにあります。別の回数にしてください。")]
    MeetingNumberTaken(u32),
    /// Somebody attends who is not of the panel.
    #[error("出席者（登録番号{0}）は、この会議の合議体の委員ではありません。出席者か合議体を選び直してください。")]
    AttendingNotOfPanel(i64),
    /// The day of a meeting with decisions stays.
    #[error("第{0}回の会議には判定の済んだ事例があるため、開催日を変えられません。先に判定を取り下げてください。")]
    DayOfDecisions(u32),
    /// A meeting keeps the cases it has.
    #[error(
        "第{number}回の会議にはすでに{cases}件の事例があります。定員を{cases}件以上にするか、先に事例を外してください。"
    )]
    CapacityBelowAgenda {
        /// 第何回.
        number: u32,
        /// Cases it has.
        cases: u32,
    },
    /// More cases than a meeting takes.
    #[error("第{number}回の会議は定員{capacity}件を超えます。別の会議に割り当てるか、会議の定員を増やしてください。")]
    MeetingFull {
        /// 第何回.
        number: u32,
        /// Cases it takes.
        capacity: u16,
    },
    /// A meeting with cases is not removed.
    #[error("第{0}回の会議には事例が割り当てられているため、削除できません。先に事例をすべて外してください。")]
    MeetingWithCases(u32),
    /// Only a surveyed case is put on an agenda.
    #[error("整理番号{0}の事例は調査済になっていません。調査を終えて「調査済」にしてから割り当ててください。")]
    CaseNotSurveyed(u32),
    /// A decided case stays where it was decided.
    #[error("整理番号{0}の事例は判定が済んでいます。変えるときは、先に判定を取り下げてください。")]
    CaseDecided(u32),
    /// A deferred case goes to another meeting.
    #[error("整理番号{case}の事例は第{meeting}回の会議で再審査となっています。別の会議に割り当ててください。")]
    CaseDeferredThere {
        /// 整理番号.
        case: u32,
        /// 第何回.
        meeting: u32,
    },
    /// An order names every case once.
    #[error("審査順が会議の事例と合いません。会議を開き直して、もう一度並べ替えてください。")]
    OrderNotOfAgenda,
    /// Only a case on an agenda is decided.
    #[error("整理番号{0}の事例は会議に割り当てられていません。先に会議に割り当ててください。")]
    CaseNotOnAgenda(u32),
    /// A decision is made on the day of the meeting.
    #[error("整理番号{case}の二次判定日が第{meeting}回の会議の開催日と異なります。会議の開催日を確かめてください。")]
    NotOnDayOfMeeting {
        /// 整理番号.
        case: u32,
        /// 第何回.
        meeting: u32,
    },
    /// There is nothing to withdraw.
    #[error("整理番号{0}の事例には、取り下げる判定がありません。事例を開き直してください。")]
    NothingDecided(u32),
    /// Full review must say why.
    #[error("本審査に戻す理由が空です。後から確かめられるように、理由を入力してください。")]
    FullReviewWithoutReason,
    /// There is no such file.
    #[error("添付ファイル（登録番号{0}）がありません。事例を開き直してください。")]
    NoSuchAttachment(i64),
    /// A file holds something.
    #[error("ファイルが空です。内容のあるファイルを選んでください。")]
    EmptyAttachment,
    /// A file beyond what is kept. Both in bytes.
    #[error(
        "ファイルが大きすぎます（{bytes}バイト）。{most}バイト以内にしてください。スキャンの解像度を下げると小さくなります。"
    )]
    AttachmentTooLarge {
        /// Size given.
        bytes: usize,
        /// Size allowed.
        most: usize,
    },
}

impl BoardRefusal {
    /// Stable code of the refusal.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NoSuchMember(_) => "no-such-member",
            Self::MemberWithoutName => "member-without-name",
            Self::MemberRetired(_) => "member-retired",
            Self::NoSuchPanel(_) => "no-such-panel",
            Self::PanelWithoutName => "panel-without-name",
            Self::MemberRepeated(_) => "member-repeated",
            Self::ChairNotMember => "chair-not-member",
            Self::PanelRetired => "panel-retired",
            Self::NoSuchMeeting(_) => "no-such-meeting",
            Self::MeetingNumberZero => "meeting-number-zero",
            Self::MeetingNumberTaken(_) => "meeting-number-taken",
            Self::AttendingNotOfPanel(_) => "attending-not-of-panel",
            Self::DayOfDecisions(_) => "day-of-decisions",
            Self::CapacityBelowAgenda { .. } => "capacity-below-agenda",
            Self::MeetingFull { .. } => "meeting-full",
            Self::MeetingWithCases(_) => "meeting-with-cases",
            Self::CaseNotSurveyed(_) => "case-not-surveyed",
            Self::CaseDecided(_) => "case-decided",
            Self::CaseDeferredThere { .. } => "case-deferred-there",
            Self::OrderNotOfAgenda => "order-not-of-agenda",
            Self::CaseNotOnAgenda(_) => "case-not-on-agenda",
            Self::NotOnDayOfMeeting { .. } => "not-on-day-of-meeting",
            Self::NothingDecided(_) => "nothing-decided",
            Self::FullReviewWithoutReason => "full-review-without-reason",
            Self::NoSuchAttachment(_) => "no-such-attachment",
            Self::EmptyAttachment => "empty-attachment",
            Self::AttachmentTooLarge { .. } => "attachment-too-large",
        }
    }
}

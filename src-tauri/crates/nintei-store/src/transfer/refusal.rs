use nintei_transfer::{BundleError, CardError, Fingerprint, IdentityError, SealError};

/// What the store refuses about 引渡し. Nothing was changed where one is returned, and no sentence carries anything a
/// person entered about a case.
#[derive(Debug, thiserror::Error)]
pub enum TransferRefusal {
    /// This computer has no name yet.
    #[error("この端末の名前がまだ決まっていません。「引渡し」の画面で、この端末の名前を先に決めてください。")]
    NoStation,
    /// There is no such peer.
    #[error("引渡しの相手（番号{0}）がありません。相手の一覧を開き直してください。")]
    NoSuchPeer(u32),
    /// The card is this computer's own.
    #[error("この端末カードは、この端末自身のものです。相手の端末で書き出したカードを選んでください。")]
    CardIsOneself,
    /// Nobody compared the fingerprint.
    #[error(
        "相手（番号{0}）の確認番号をまだ見比べていません。相手の画面の番号と同じことを確かめ、「確認した」としてから渡してください。"
    )]
    PeerUnconfirmed(u32),
    /// The peer is out of use.
    #[error("相手（番号{0}）は使用を止めています。使うときは、相手の端末カードをもう一度登録してください。")]
    PeerStopped(u32),
    /// The sender of a bundle is not known.
    #[error(
        "この束を作った端末（確認番号 {0}）は登録されていません。相手の端末カードを登録し、確認番号を見比べてから取り込んでください。"
    )]
    SenderUnknown(Fingerprint),
    /// Nobody compared the fingerprint of the sender.
    #[error(
        "この束を作った端末（確認番号 {0}）は、確認番号をまだ見比べていません。相手の画面の番号と同じことを確かめてから取り込んでください。"
    )]
    SenderUnconfirmed(Fingerprint),
    /// The sender is out of use.
    #[error("この束を作った端末（確認番号 {0}）は使用を止めているため、取り込めません。相手に確かめてください。")]
    SenderStopped(Fingerprint),
    /// It is not the bundle that a person looked at.
    #[error(
        "中身を確かめたあとで、束のファイルが入れ替わっています。何も取り込んでいません。もう一度中身を確かめてから取り込んでください。"
    )]
    BundleChanged,
    /// A bundle of no case.
    #[error("渡す事例が選ばれていません。一つ以上選んでください。")]
    NoCases,
    /// A case waits for somebody to decide.
    #[error("整理番号{0}には食い違いが残っています。先に「食い違い」でどちらにするかを決めてから渡してください。")]
    ConflictsOpen(u32),
    /// A case is with another computer.
    #[error(
        "整理番号{number}は、すでに相手（番号{peer}）に貸し出しています。返却を受けるか、貸出しを終わらせてから渡してください。"
    )]
    LentElsewhere {
        /// 整理番号.
        number: u32,
        /// Who has it.
        peer: u32,
    },
    /// A borrowed case is not lent on.
    #[error("整理番号{0}は借用中のため、貸し出せません。「返却・引渡し」で渡してください。")]
    Borrowed(u32),
    /// A case that is not lent.
    #[error("整理番号{0}は貸出中でも借用中でもありません。事例を開き直してください。")]
    NotLent(u32),
    /// The end of a lending must say why.
    #[error("貸出しを終わらせる理由が空です。後から確かめられるように、理由を入力してください。")]
    EndWithoutReason,
    /// There is no such conflict.
    #[error("この食い違いは、すでに決められています。「食い違い」を開き直してください。")]
    NoSuchConflict(i64),
    /// A value that this program cannot have written.
    #[error(
        "束の中の整理番号{number}の{place}に、この版のプログラムでは扱えない値があります。何も取り込んでいません。両方の端末のプログラムを同じ版にして、束を作り直してもらってください。"
    )]
    ImpossibleValue {
        /// 整理番号 of the sender.
        number: u32,
        /// 「回答（1-3）」.
        place: String,
    },
    /// A journal that does not fit its case.
    #[error(
        "束の中の整理番号{0}の履歴が正しくつながっていません。何も取り込んでいません。相手に束を作り直してもらってください。"
    )]
    ImpossibleLines(u32),
    /// The bundle cannot be opened.
    #[error(transparent)]
    Bundle(#[from] BundleError),
    /// The bundle cannot be sealed.
    #[error(transparent)]
    Seal(#[from] SealError),
    /// The card cannot be used.
    #[error(transparent)]
    Card(#[from] CardError),
    /// No identity can be made.
    #[error(transparent)]
    Identity(#[from] IdentityError),
}

impl TransferRefusal {
    /// Stable code of the refusal.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NoStation => "no-station",
            Self::NoSuchPeer(_) => "no-such-peer",
            Self::CardIsOneself => "card-is-oneself",
            Self::PeerUnconfirmed(_) => "peer-unconfirmed",
            Self::PeerStopped(_) => "peer-stopped",
            Self::SenderUnknown(_) => "sender-unknown",
            Self::SenderUnconfirmed(_) => "sender-unconfirmed",
            Self::SenderStopped(_) => "sender-stopped",
            Self::BundleChanged => "bundle-changed",
            Self::NoCases => "bundle-without-cases",
            Self::ConflictsOpen(_) => "conflicts-open",
            Self::LentElsewhere { .. } => "lent-elsewhere",
            Self::Borrowed(_) => "borrowed",
            Self::NotLent(_) => "not-lent",
            Self::EndWithoutReason => "end-without-reason",
            Self::NoSuchConflict(_) => "no-such-conflict",
            Self::ImpossibleValue { .. } => "bundle-impossible-value",
            Self::ImpossibleLines(_) => "bundle-impossible-lines",
            Self::Bundle(error) => error.code(),
            Self::Seal(error) => error.code(),
            Self::Card(error) => error.code(),
            Self::Identity(error) => error.code(),
        }
    }
}

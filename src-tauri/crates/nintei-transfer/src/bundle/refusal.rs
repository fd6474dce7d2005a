use std::io;

/// A file that is not taken. Nothing of it was used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BundleError {
    /// Something else.
    #[error("このファイルは引渡しの束ではありません。拡張子が .nintei-bundle のファイルを選んでください。")]
    NotABundle,
    /// Written by a newer program.
    #[error(
        "この束は新しい版のプログラムで作られています（形式{found}、この版は{known}まで）。この端末のプログラムを新しくしてから受け取ってください。"
    )]
    NewerVersion {
        /// Version of the format found.
        found: u32,
        /// Newest version this program reads.
        known: u32,
    },
    /// Larger than any bundle.
    #[error("このファイルは大きすぎるため、束として読み取れません（上限{}MB）。送り手に、事例を分けて作り直してもらってください。", super::LARGEST / 1024 / 1024)]
    TooLarge,
    /// The end is missing.
    #[error(
        "この束は途中までしかありません。コピーが終わる前に媒体を外した可能性があります。もう一度コピーするか、送り手に作り直してもらってください。"
    )]
    Truncated,
    /// It is not what was sealed.
    #[error("この束は壊れているか、書き換えられています。取り込みません。送り手に作り直してもらってください。")]
    Tampered,
    /// Sealed for another computer.
    #[error(
        "この束はこの端末宛てではないため、開けません。宛先の端末で受け取るか、送り手に、この端末を相手に選んで作り直してもらってください。"
    )]
    ForSomebodyElse,
    /// Signed as it should be, but its content cannot be understood.
    #[error(
        "この束の中身を読み取れません。送り手のプログラムの版を確かめ、同じ版にそろえて作り直してもらってください。"
    )]
    Unreadable,
}

impl BundleError {
    /// Stable code of the error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotABundle => "bundle-not-a-bundle",
            Self::NewerVersion { .. } => "bundle-newer",
            Self::TooLarge => "bundle-too-large",
            Self::Truncated => "bundle-truncated",
            Self::Tampered => "bundle-tampered",
            Self::ForSomebodyElse => "bundle-for-somebody-else",
            Self::Unreadable => "bundle-unreadable",
        }
    }
}

/// A bundle that could not be sealed.
#[derive(Debug, thiserror::Error)]
pub enum SealError {
    /// The sender's name cannot stand on a card.
    #[error(transparent)]
    Card(#[from] crate::CardError),
    /// More than a bundle holds.
    #[error("一度に渡せる量を超えています（上限{}MB）。事例を分けて、いくつかの束にしてください。", super::LARGEST / 1024 / 1024)]
    TooLarge,
    /// Nothing can be sealed for the receiver's key.
    #[error(
        "相手の端末カードの鍵が使えないため、束を作れません。相手に端末カードを書き出し直してもらい、登録し直してください。"
    )]
    UnusableCard,
    /// The system gave no random numbers.
    #[error("安全な乱数を得られないため、束を作れませんでした。機器を再起動して、もう一度試してください。")]
    NoRandomness,
    /// What was written to refused it.
    #[error("束を書き込めません（{0}）。空き容量と書き込みの権限を確かめて、もう一度作ってください。")]
    Write(#[from] io::Error),
}

impl SealError {
    /// Stable code of the error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Card(error) => error.code(),
            Self::TooLarge => "bundle-seal-too-large",
            Self::UnusableCard => "bundle-seal-card",
            Self::NoRandomness => "bundle-seal-no-randomness",
            Self::Write(_) => "bundle-seal-write",
        }
    }
}

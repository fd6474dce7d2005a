//! 端末カード.

mod code;

use ed25519_dalek::{Signature, VerifyingKey};
use serde::{Deserialize, Serialize};

use crate::fingerprint::Fingerprint;
use crate::identity::Identity;

/// 端末カード: what one computer tells others once, so that they can seal bundles for it and know those it signed.
/// Not secret. Whoever takes one compares its [`Fingerprint`] with the one that the other computer shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Written", into = "Written")]
pub struct Card {
    name: String,
    recipient: [u8; 32],
    verifying: [u8; 32],
    signature: [u8; 64],
}

/// The text or file is not a card, or no card can be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CardError {
    /// Empty, too long, or with characters that do not show.
    #[error(
        "端末の名前は、制御文字を除く1文字以上{}文字以内にしてください（事務所名や端末の番号など）。",
        Card::NAME_LENGTH
    )]
    Name,
    /// Something else.
    #[error(
        "このファイルは端末カードではありません。相手の端末の「引渡し」の画面で書き出した端末カードを選んでください。"
    )]
    NotACard,
    /// Longer than any card.
    #[error("このファイルは大きすぎるため、端末カードではありません。選んだファイルを確かめてください。")]
    TooLarge,
    /// Written by a newer program.
    #[error(
        "この端末カードは新しい版のプログラムで作られています（形式{found}、この版は{known}まで）。プログラムを新しくしてください。"
    )]
    NewerVersion {
        /// Version of the format found.
        found: u32,
        /// Newest version this program reads.
        known: u32,
    },
    /// The signature does not agree with the rest.
    #[error("端末カードの内容が壊れているか、書き換えられています。相手の端末で書き出し直してもらってください。")]
    Altered,
    /// Too few or too many symbols.
    #[error("端末カードの文字列の長さが合いません（{found}文字）。初めから終わりまで、すべての行を入力してください。")]
    CodeLength {
        /// Symbols found.
        found: usize,
    },
    /// A letter that no code has.
    #[error("端末カードの文字列の{line}行目{position}文字目は使われない文字です。相手の画面と見比べてください。")]
    CodeLetter {
        /// Line as it is shown, from 1.
        line: usize,
        /// Place in the line, from 1, hyphens and blanks not counted.
        position: usize,
    },
    /// The check symbol of a line does not agree.
    #[error("端末カードの文字列の{line}行目のどこかが違っています。相手の画面と一文字ずつ見比べてください。")]
    CodeLine {
        /// Line as it is shown, from 1.
        line: usize,
    },
}

impl CardError {
    /// Stable code of the error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Name => "card-name",
            Self::NotACard => "card-not-a-card",
            Self::TooLarge => "card-too-large",
            Self::NewerVersion { .. } => "card-newer",
            Self::Altered => "card-altered",
            Self::CodeLength { .. } => "card-code-length",
            Self::CodeLetter { .. } => "card-code-letter",
            Self::CodeLine { .. } => "card-code-line",
        }
    }
}

impl Card {
    /// Most characters of a name.
    pub const NAME_LENGTH: usize = 40;
    /// Most bytes of a card's file; one with the longest name has half of it.
    pub const FILE_LENGTH: usize = 4096;
    const VERSION: u32 = 1;

    pub(crate) fn signed(name: &str, identity: &Identity) -> Result<Self, CardError> {
        let name = name.trim();
        if !is_name(name) {
            return Err(CardError::Name);
        }
        let recipient = *identity.recipient();
        let signature = identity.sign(&signed_words(name, &recipient));
        Ok(Self { name: name.to_owned(), recipient, verifying: identity.verifying(), signature })
    }

    /// A card of parts that came from outside.
    fn of_parts(
        name: String,
        recipient: [u8; 32],
        verifying: [u8; 32],
        signature: [u8; 64],
    ) -> Result<Self, CardError> {
        let card = Self { name, recipient, verifying, signature };
        let sound = is_name(&card.name) && card.verifies(&signed_words(&card.name, &recipient), &signature);
        if sound { Ok(card) } else { Err(CardError::Altered) }
    }

    /// Name of the office or the computer.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What people compare.
    #[must_use]
    pub fn fingerprint(&self) -> Fingerprint {
        Fingerprint::of_keys(&self.recipient, &self.verifying)
    }

    /// The card as a file's text: one JSON object.
    #[must_use]
    pub fn to_file(&self) -> String {
        let written = Written::from(self.clone());
        // Names and hexadecimal digits are all that it writes.
        serde_json::to_string_pretty(&written).unwrap_or_default() + "\n"
    }

    /// Reads a card's file.
    ///
    /// # Errors
    /// [`CardError`] with a sentence for the person who chose the file.
    pub fn read(bytes: &[u8]) -> Result<Self, CardError> {
        if bytes.len() > Self::FILE_LENGTH {
            return Err(CardError::TooLarge);
        }
        // Some programs that pass text on put a mark at its beginning.
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        #[derive(Deserialize)]
        struct Format {
            nintei_card: u32,
        }
        let Ok(Format { nintei_card: found }) = serde_json::from_slice(bytes) else { return Err(CardError::NotACard) };
        if found > Self::VERSION {
            return Err(CardError::NewerVersion { found, known: Self::VERSION });
        }
        serde_json::from_slice::<Written>(bytes).map_err(|_| CardError::Altered)?.try_into()
    }

    pub(crate) const fn recipient(&self) -> &[u8; 32] {
        &self.recipient
    }

    pub(crate) fn verifies(&self, message: &[u8], signature: &[u8; 64]) -> bool {
        VerifyingKey::from_bytes(&self.verifying)
            .is_ok_and(|key| key.verify_strict(message, &Signature::from_bytes(signature)).is_ok())
    }
}

/// A card as it is written.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    nintei_card: u32,
    name: String,
    #[serde(with = "hex")]
    recipient: [u8; 32],
    #[serde(with = "hex")]
    verifying: [u8; 32],
    #[serde(with = "hex")]
    signature: [u8; 64],
}

impl From<Card> for Written {
    fn from(card: Card) -> Self {
        let Card { name, recipient, verifying, signature } = card;
        Self { nintei_card: Card::VERSION, name, recipient, verifying, signature }
    }
}

impl TryFrom<Written> for Card {
    type Error = CardError;

    fn try_from(written: Written) -> Result<Self, CardError> {
        let Written { nintei_card, name, recipient, verifying, signature } = written;
        if nintei_card != Self::VERSION {
            return Err(CardError::Altered);
        }
        Self::of_parts(name, recipient, verifying, signature)
    }
}

/// What the signature of a card covers, besides the key that verifies it.
fn signed_words(name: &str, recipient: &[u8; 32]) -> Vec<u8> {
    [b"nintei card 1\0".as_slice(), recipient, name.as_bytes()].concat()
}

/// Whether `name` may stand on a card: it shows as it is, and looks like no other by characters that do not show.
fn is_name(name: &str) -> bool {
    let hidden = |letter: char| {
        letter.is_control()
            || matches!(letter, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
    };
    (1..=Card::NAME_LENGTH).contains(&name.chars().count()) && name.trim() == name && !name.chars().any(hidden)
}

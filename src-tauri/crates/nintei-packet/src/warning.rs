use std::fmt;

/// Something on a printed document differs from the data. The document is whole otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintWarning {
    /// In 審査会資料, the case it is about; none where it is about the meeting, and in every other document.
    pub about: Option<PacketCase>,
    /// The field concerned, as the sheet names it: 氏名.
    pub field: String,
    /// What differs.
    pub kind: PrintWarningKind,
}

/// A case of 審査会資料, as the papers themselves name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct PacketCase {
    /// 審査順, from 1.
    pub place: u32,
    /// 整理番号.
    pub number: u32,
}

/// The kinds of [`PrintWarning`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PrintWarningKind {
    /// No font has the character; 〓 is printed in its place.
    MissingCharacter(char),
    /// A variant (異体字) of the character is asked for; its ordinary shape is printed.
    VariantNotPrinted(char),
    /// The text did not fit at the smallest legible size; it ends in ….
    Shortened,
}

impl PrintWarning {
    /// Stable code of the warning.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self.kind {
            PrintWarningKind::MissingCharacter(_) => "print-missing-character",
            PrintWarningKind::VariantNotPrinted(_) => "print-variant",
            PrintWarningKind::Shortened => "print-shortened",
        }
    }

    /// The sentence without the case.
    #[must_use]
    pub fn sentence(&self) -> String {
        let field = &self.field;
        match self.kind {
            PrintWarningKind::MissingCharacter(character) => format!(
                "{field}の「{character}」（U+{:04X}）は、どの書体にもないため「〓」と印字しました。印刷した後に手で書き入れてください。",
                u32::from(character)
            ),
            PrintWarningKind::VariantNotPrinted(character) => format!(
                "{field}の「{character}」は異体字の指定がありますが、標準の字形で印字しました。字形を確かめてください。"
            ),
            PrintWarningKind::Shortened => format!(
                "{field}が欄に収まらないため、終わりを「…」と略して印字しました。全文は画面で確かめてください。"
            ),
        }
    }
}

/// The case first, where there is one.
impl fmt::Display for PrintWarning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(PacketCase { place, number }) = self.about {
            write!(f, "審査順{place}　整理番号{number}　")?;
        }
        f.write_str(&self.sentence())
    }
}

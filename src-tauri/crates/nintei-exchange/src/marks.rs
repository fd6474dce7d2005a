use serde::Serialize;
use ts_rs::TS;

/// How 麻痺, 拘縮 and 特別な医療, one column per limb, joint or treatment, are written in a file. The format's own
/// definition is not established here, so the file decides: a 2 is found only where 1 is ない and 2 ある, a 0 only where
/// 0 is ない and 1 ある.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MarkCoding {
    /// 1 ない, 2 ある.
    OneTwo,
    /// 0 ない, 1 ある.
    ZeroOne,
    /// The file holds nothing that decides; these items are left unanswered.
    Open,
}

/// How many records hold a sign that decides.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct MarkEvidence {
    pub(crate) with_two: u64,
    pub(crate) with_zero: u64,
    /// Whether any of the columns is filled.
    pub(crate) any: bool,
}

impl MarkEvidence {
    pub(crate) fn add<'t>(&mut self, signs: impl Iterator<Item = std::borrow::Cow<'t, str>>) {
        let (mut two, mut zero) = (false, false);
        for sign in signs {
            self.any = true;
            two |= sign == "2";
            zero |= sign == "0";
        }
        self.with_two += u64::from(two);
        self.with_zero += u64::from(zero);
    }

    /// Where both signs occur, the one in more records is the file's; the other's records are refused one by one.
    pub(crate) fn coding(self) -> MarkCoding {
        match self.with_two.cmp(&self.with_zero) {
            std::cmp::Ordering::Greater => MarkCoding::OneTwo,
            std::cmp::Ordering::Less => MarkCoding::ZeroOne,
            std::cmp::Ordering::Equal => MarkCoding::Open,
        }
    }

    /// How these columns were read, and why, in a sentence. Nothing where none is filled.
    pub(crate) fn note(self) -> Option<String> {
        let Self { with_two, with_zero, any } = self;
        let columns = "麻痺・拘縮・特別な医療の列";
        let both = with_two > 0 && with_zero > 0;
        let note = match self.coding() {
            MarkCoding::OneTwo => format!("{columns}は「1 ない・2 ある」と読みました（2のある行が{with_two}行）。"),
            MarkCoding::ZeroOne => format!("{columns}は「0 ない・1 ある」と読みました（0のある行が{with_zero}行）。"),
            MarkCoding::Open if both => format!(
                "{columns}に0のある行と2のある行が同じ数（{with_two}行）あり、記号の意味が決まりません。これらの項目は読まずに未回答としました。"
            ),
            MarkCoding::Open => format!(
                "{columns}に0も2もないため、1が「ない」か「ある」か決まりません。これらの項目は読まずに未回答としました。"
            ),
        };
        any.then_some(note)
    }
}

impl MarkCoding {
    /// The signs in words.
    pub(crate) const fn words(self) -> &'static str {
        match self {
            Self::OneTwo => "1 ない・2 ある",
            Self::ZeroOne => "0 ない・1 ある",
            Self::Open => "",
        }
    }

    /// Whether `sign` says ある; `None` where it is no sign of this coding.
    pub(crate) fn read(self, sign: &str) -> Option<bool> {
        match (self, sign) {
            (Self::OneTwo, "1") | (Self::ZeroOne, "0") => Some(false),
            (Self::OneTwo, "2") | (Self::ZeroOne, "1") => Some(true),
            _ => None,
        }
    }
}

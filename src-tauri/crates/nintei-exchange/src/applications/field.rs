use std::collections::HashMap;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use unicode_normalization::UnicodeNormalization;

/// A field of 申請 that a column may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum IntakeField {
    /// 保険者番号.
    InsurerNumber,
    /// 被保険者番号.
    InsuredNumber,
    /// 氏名.
    Name,
    /// ふりがな.
    Kana,
    /// 性別.
    Sex,
    /// 生年月日.
    BirthDate,
    /// 被保険者区分.
    InsuredCategory,
    /// 申請区分.
    Kind,
    /// 申請日.
    AppliedOn,
    /// 調査日.
    SurveyedOn,
    /// 調査員氏名.
    Investigator,
    /// 末期がん.
    TerminalCancer,
    /// 前回の要介護度.
    PreviousLevel,
    /// 前回の有効期間, months.
    PreviousMonths,
    /// First day of the 前回 period.
    PreviousFrom,
    /// Last day of the 前回 period.
    PreviousTo,
    /// 前々回の要介護度.
    BeforePreviousLevel,
    /// 前々回の有効期間, months.
    BeforePreviousMonths,
    /// First day of the 前々回 period.
    BeforePreviousFrom,
    /// Last day of the 前々回 period.
    BeforePreviousTo,
}

impl IntakeField {
    /// Every field, in the order of the screen of 申請.
    pub const ALL: [Self; 20] = [
        Self::InsurerNumber,
        Self::InsuredNumber,
        Self::Name,
        Self::Kana,
        Self::Sex,
        Self::BirthDate,
        Self::InsuredCategory,
        Self::Kind,
        Self::AppliedOn,
        Self::SurveyedOn,
        Self::Investigator,
        Self::TerminalCancer,
        Self::PreviousLevel,
        Self::PreviousMonths,
        Self::PreviousFrom,
        Self::PreviousTo,
        Self::BeforePreviousLevel,
        Self::BeforePreviousMonths,
        Self::BeforePreviousFrom,
        Self::BeforePreviousTo,
    ];

    /// The name as a screen shows it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::InsurerNumber => "保険者番号",
            Self::InsuredNumber => "被保険者番号",
            Self::Name => "氏名",
            Self::Kana => "ふりがな",
            Self::Sex => "性別",
            Self::BirthDate => "生年月日",
            Self::InsuredCategory => "被保険者区分",
            Self::Kind => "申請区分",
            Self::AppliedOn => "申請日",
            Self::SurveyedOn => "調査日",
            Self::Investigator => "調査員氏名",
            Self::TerminalCancer => "末期がん",
            Self::PreviousLevel => "前回の要介護度",
            Self::PreviousMonths => "前回の有効期間の月数",
            Self::PreviousFrom => "前回の有効期間の開始日",
            Self::PreviousTo => "前回の有効期間の終了日",
            Self::BeforePreviousLevel => "前々回の要介護度",
            Self::BeforePreviousMonths => "前々回の有効期間の月数",
            Self::BeforePreviousFrom => "前々回の有効期間の開始日",
            Self::BeforePreviousTo => "前々回の有効期間の終了日",
        }
    }

    /// Whether no application comes in without it.
    #[must_use]
    pub const fn is_needed(self) -> bool {
        matches!(self, Self::InsuredNumber | Self::Name)
    }

    /// Names that office systems give the column, the likeliest first, as [`folded`] writes them.
    fn usual_names(self) -> impl Iterator<Item = String> {
        let (names, before) = match self {
            Self::InsurerNumber => ("保険者番号 保険者コード 証記載保険者番号 保険者NO 保険者", ""),
            Self::InsuredNumber => (
                "被保険者番号 介護保険被保険者番号 被保険者証番号 被保番号 被保険者NO 被保険者コード 被保険者番号介護",
                "",
            ),
            Self::Name => (
                "氏名 被保険者氏名 被保険者漢字氏名 漢字氏名 氏名漢字 被保険者氏名漢字 被保険者名 対象者氏名 本人氏名 名前",
                "",
            ),
            Self::Kana => (
                "フリガナ 氏名フリガナ カナ氏名 氏名カナ 被保険者カナ氏名 被保険者氏名カナ 被保険者氏名フリガナ \
                 被保険者フリガナ 対象者氏名カナ カナ",
                "",
            ),
            Self::Sex => ("性別 性別コード 性別区分 性別名称", ""),
            Self::BirthDate => ("生年月日 被保険者生年月日 生年月日西暦 生年月日和暦 誕生日", ""),
            Self::InsuredCategory => ("被保険者区分 被保険者区分コード 被保険者種別 被保険者区分名称", ""),
            Self::Kind => (
                "申請区分 申請区分申請時 申請区分申請時コード 申請区分コード 申請種別 申請種別コード 申請種類 \
                 申請区分名称 申請区分法令コード",
                "",
            ),
            Self::AppliedOn => ("申請日 認定申請日 申請年月日 受付日 申請受付日", ""),
            Self::SurveyedOn => ("調査日 調査実施日 認定調査日 認定調査実施日", ""),
            Self::Investigator => ("調査員氏名 調査員 認定調査員氏名 認定調査員 担当調査員 調査員名", ""),
            Self::TerminalCancer => ("末期ガン 末期癌 ガン末期 末期ガン該当 末期ガン有無", ""),
            Self::PreviousLevel => (PAST_LEVEL, "前回"),
            Self::PreviousMonths => (PAST_MONTHS, "前回"),
            Self::PreviousFrom => (PAST_FROM, "前回"),
            Self::PreviousTo => (PAST_TO, "前回"),
            Self::BeforePreviousLevel => (PAST_LEVEL, "前々回"),
            Self::BeforePreviousMonths => (PAST_MONTHS, "前々回"),
            Self::BeforePreviousFrom => (PAST_FROM, "前々回"),
            Self::BeforePreviousTo => (PAST_TO, "前々回"),
        };
        names.split_whitespace().map(move |name| folded(&format!("{before}{name}")))
    }
}

/// The field that each usual name belongs to, and how likely a name it is, 0 the likeliest.
static USUAL: LazyLock<HashMap<String, (IntakeField, usize)>> = LazyLock::new(|| {
    let of_field = |field: IntakeField| field.usual_names().zip(0..).map(move |(name, rank)| (name, (field, rank)));
    IntakeField::ALL.into_iter().flat_map(of_field).collect()
});

/// The field that a column of that name holds, where the name is a usual one, and how likely a name it is.
pub(super) fn usually(name: &str) -> Option<(IntakeField, usize)> {
    USUAL.get(&folded(name)).copied()
}

const PAST_LEVEL: &str = "要介護度 要介護状態区分 認定審査会結果 認定結果 審査会結果 二次判定結果 結果 介護度 要介護状態区分コード \
                          要介護度コード";
const PAST_MONTHS: &str = "有効期間月数 認定有効期間月数 有効期間 認定有効期間 月数 有効月数";
const PAST_FROM: &str = "有効期間開始日 認定有効期間開始 認定有効期間開始日 有効期間開始 有効開始日 認定開始日 開始日 \
                         有効期間自 認定有効期間自";
const PAST_TO: &str = "有効期間終了日 認定有効期間終了 認定有効期間終了日 有効期間終了 有効期間満了日 認定有効期間満了日 \
                       有効終了日 認定終了日 終了日 有効期間至 認定有効期間至";

/// A column's name as names are compared: width, kana kind, case, blanks, brackets and the の between words do not
/// matter.
pub(super) fn folded(name: &str) -> String {
    let letters = name.nfkc().filter(|letter| letter.is_alphanumeric() || matches!(letter, '々' | 'ー'));
    let letters = letters.flat_map(char::to_uppercase).filter(|letter| !matches!(letter, 'の' | 'ノ'));
    let folded: String = letters.map(to_katakana).collect();
    folded.replace("年月日", "日")
}

fn to_katakana(letter: char) -> char {
    match letter {
        'ぁ'..='ゖ' => char::from_u32(u32::from(letter) + 0x60).unwrap_or(letter),
        _ => letter,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn names_that_mean_the_same_are_one() {
        for (one, other) in [
            ("氏名（カナ）", "氏名ｶﾅ"),
            ("ふりがな", "フリガナ"),
            (" 前回の 要介護度 ", "前回要介護度"),
            ("申請年月日", "申請日"),
            ("被保険者Ｎｏ.", "被保険者NO"),
            ("前々回_有効期間(自)", "前々回有効期間自"),
        ] {
            assert_eq!(folded(one), folded(other), "{one} {other}");
        }
        assert_ne!(folded("前回要介護度"), folded("前々回要介護度"));
    }

    #[test]
    fn no_usual_name_belongs_to_two_fields() {
        let mut seen = BTreeMap::new();
        for field in IntakeField::ALL {
            for name in field.usual_names() {
                assert_eq!(*seen.entry(name.clone()).or_insert(field), field, "{name}");
            }
        }
    }

    #[test]
    fn every_field_is_known_by_the_name_that_the_screen_shows() {
        for field in IntakeField::ALL {
            assert!(field.usual_names().any(|name| name == folded(field.name())), "{}", field.name());
        }
    }
}

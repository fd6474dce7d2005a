//! How the fields of an application may be written in a file, as the screen tells it.

use nintei_exchange::applications::IntakeField;

const DAY: &str = "R8.4.1、令和8年4月1日、2026/4/1、20260401";
const LEVEL: &str = "要介護1、21など";
const MONTHS: &str = "12、12か月";

/// In a few words; empty where any text will do.
pub const fn written(field: IntakeField) -> &'static str {
    use IntakeField as Field;
    match field {
        Field::InsurerNumber => "6桁までの数字",
        Field::InsuredNumber => "10桁までの番号",
        Field::Name | Field::Investigator => "",
        Field::Kana => "ひらがな、カタカナ、半角カナ",
        Field::Sex => "男・女、1・2",
        Field::InsuredCategory => "第1号・第2号、1・2",
        Field::Kind => "新規・更新・区分変更・職権、1〜4",
        Field::TerminalCancer => "有・無、該当・非該当、1・0",
        Field::BirthDate
        | Field::AppliedOn
        | Field::SurveyedOn
        | Field::PreviousFrom
        | Field::PreviousTo
        | Field::BeforePreviousFrom
        | Field::BeforePreviousTo => DAY,
        Field::PreviousLevel | Field::BeforePreviousLevel => LEVEL,
        Field::PreviousMonths | Field::BeforePreviousMonths => MONTHS,
    }
}

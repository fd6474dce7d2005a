use std::collections::{BTreeMap, BTreeSet};

use super::field::IntakeField;

/// What the reading of one row assumed.
#[derive(Debug, Clone, Default)]
pub(super) struct Assumed {
    /// Zeros were put before 保険者番号.
    pub(super) insurer_zeros: bool,
    /// Zeros were put before 被保険者番号.
    pub(super) insured_zeros: bool,
    /// 被保険者区分 was neither of the two.
    pub(super) other_category: bool,
    /// 事業対象者 stood for a level of the past.
    pub(super) eligible_for_projects: bool,
    /// Fields that were written as codes.
    pub(super) codes: BTreeSet<IntakeField>,
}

/// What the reading of a file assumed: in how many rows each.
#[derive(Debug, Clone, Default)]
pub(super) struct Assumptions {
    insurer_zeros: u64,
    insured_zeros: u64,
    other_category: u64,
    eligible_for_projects: u64,
    codes: BTreeMap<IntakeField, u64>,
}

impl Assumptions {
    pub(super) fn add(&mut self, row: &Assumed) {
        self.insurer_zeros += u64::from(row.insurer_zeros);
        self.insured_zeros += u64::from(row.insured_zeros);
        self.other_category += u64::from(row.other_category);
        self.eligible_for_projects += u64::from(row.eligible_for_projects);
        for field in &row.codes {
            *self.codes.entry(*field).or_default() += 1;
        }
    }

    /// Each in a sentence for the user.
    pub(super) fn notes(&self) -> Vec<String> {
        let mut notes = Vec::new();
        let mut note = |rows: u64, words: &dyn Fn(u64) -> String| {
            if rows > 0 {
                notes.push(words(rows));
            }
        };
        note(self.insured_zeros, &|rows| {
            format!(
                "被保険者番号が10桁に足りない行が{rows}行あります。表計算ソフトで先頭の0が消えたものとみて、0を補いました。"
            )
        });
        note(self.insurer_zeros, &|rows| {
            format!(
                "保険者番号が6桁に足りない行が{rows}行あります。表計算ソフトで先頭の0が消えたものとみて、0を補いました。"
            )
        });
        for (field, rows) in &self.codes {
            let meaning = meaning(*field);
            note(*rows, &|rows| {
                format!(
                    "{}の番号は「{meaning}」と読みました（{rows}行）。お使いのシステムの番号と合うかを確かめてください。",
                    field.name()
                )
            });
        }
        note(self.other_category, &|rows| {
            format!("被保険者区分が「生活保護」か「その他」の行が{rows}行あります。被保険者区分は空欄としました。")
        });
        note(self.eligible_for_projects, &|rows| {
            format!("前回か前々回が「事業対象者」の行が{rows}行あります。要介護認定ではないため、空欄としました。")
        });
        notes
    }
}

fn meaning(field: IntakeField) -> &'static str {
    match field {
        IntakeField::Sex => "1 男・2 女",
        IntakeField::InsuredCategory => "1 第1号・2 第2号・8 生活保護・9 その他",
        IntakeField::Kind => "1 新規・2 更新・3 区分変更・4 職権",
        IntakeField::TerminalCancer => "1 該当・0 非該当",
        _ => "01 非該当・12 要支援1・13 要支援2・21〜25 要介護1〜5",
    }
}

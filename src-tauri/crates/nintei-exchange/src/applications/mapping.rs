use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::codes::insurer_number;
use super::field::{IntakeField, usually};
use super::{Columns, row};

/// Which column holds which field.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Mapping {
    /// Whether the first row holds names.
    pub header: bool,
    /// The column of each field that has one, from 0.
    pub columns: BTreeMap<IntakeField, usize>,
    /// 保険者番号 of every row whose own is blank; empty for none. The list of one insurer seldom has the column.
    pub insurer_number: String,
}

/// Why a file cannot be read by a mapping.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MappingError {
    /// A field without which no application comes in.
    #[error("「{}」の列が選ばれていません。ファイルのどの列かを選んでください。", .0.name())]
    Missing(IntakeField),
    /// Nothing says whose applications they are.
    #[error(
        "保険者番号の列が選ばれていません。列を選ぶか、列がないときは、すべての行に入れる保険者番号を入力してください。"
    )]
    InsurerNumberMissing,
    /// What is to be put in every row is no 保険者番号.
    #[error("すべての行に入れる保険者番号が、6桁までの数字ではありません。入力し直してください。")]
    InsurerNumberUnreadable,
    /// One column for two fields.
    #[error("{column}列目が「{}」と「{}」の両方に選ばれています。どちらか一方にしてください。", .fields[0].name(), .fields[1].name())]
    ColumnTwice {
        /// The column, from 1.
        column: usize,
        /// The two fields.
        fields: [IntakeField; 2],
    },
    /// A column that the file does not have.
    #[error(
        "「{}」に{column}列目が選ばれていますが、このファイルの列は{columns}個です。列を選び直してください。",
        .field.name()
    )]
    NoSuchColumn {
        /// The field.
        field: IntakeField,
        /// The column, from 1.
        column: usize,
        /// Columns of the file.
        columns: usize,
    },
}

impl MappingError {
    /// Stable code of the error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Missing(_) => "mapping-missing",
            Self::InsurerNumberMissing => "mapping-insurer-number-missing",
            Self::InsurerNumberUnreadable => "mapping-insurer-number-unreadable",
            Self::ColumnTwice { .. } => "mapping-column-twice",
            Self::NoSuchColumn { .. } => "mapping-no-such-column",
        }
    }
}

impl Mapping {
    /// What the names of the columns say. Of several columns that may hold a field, the one with the likelier name.
    #[must_use]
    pub fn guess(columns: &Columns) -> Self {
        let mut mapping = Self { header: columns.header, ..Self::default() };
        let names = columns.names.iter().enumerate().filter(|_| columns.header);
        let mut likely: Vec<_> = names.filter_map(|(column, name)| Some((usually(name)?, column))).collect();
        likely.sort_by_key(|((_, rank), column)| (*rank, *column));
        for ((field, _), column) in likely {
            mapping.columns.entry(field).or_insert(column);
        }
        mapping
    }

    /// Whether the file can be read by it.
    ///
    /// # Errors
    /// [`MappingError`]: the first thing that is wrong.
    pub fn check(&self, columns: &Columns) -> Result<(), MappingError> {
        let needed = IntakeField::ALL.into_iter().filter(|field| field.is_needed());
        if let Some(field) = needed.into_iter().find(|field| !self.columns.contains_key(field)) {
            return Err(MappingError::Missing(field));
        }
        let fixed = row::plain(&self.insurer_number);
        if fixed.is_empty() && !self.columns.contains_key(&IntakeField::InsurerNumber) {
            return Err(MappingError::InsurerNumberMissing);
        }
        if !fixed.is_empty() && insurer_number(&fixed).is_err() {
            return Err(MappingError::InsurerNumberUnreadable);
        }
        let mut fields = BTreeMap::new();
        for (field, column) in &self.columns {
            let (field, column) = (*field, *column);
            if column >= columns.names.len() {
                return Err(MappingError::NoSuchColumn { field, column: column + 1, columns: columns.names.len() });
            }
            if let Some(other) = fields.insert(column, field) {
                return Err(MappingError::ColumnTwice { column: column + 1, fields: [other, field] });
            }
        }
        Ok(())
    }
}

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Serialize;
use ts_rs::TS;

use crate::FileError;
use crate::field::{Field, NAMES, compared};

/// How it is known which column is which.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ColumnsBy {
    /// By the names in the first row, in whatever order.
    Names,
    /// By their places in the known record.
    Positions,
}

impl ColumnsBy {
    /// The word as shown.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Names => "見出し",
            Self::Positions => "位置",
        }
    }
}

/// The places of the known names.
static KNOWN: LazyLock<HashMap<String, usize>> =
    LazyLock::new(|| NAMES.iter().enumerate().map(|(index, name)| (compared(name), index)).collect());

/// Which column of the file holds which field.
#[derive(Debug, Clone)]
pub(crate) struct Layout {
    columns: [Option<usize>; NAMES.len()],
    /// Columns of the first row.
    pub(crate) width: usize,
    pub(crate) by: ColumnsBy,
    /// Whether the first row holds names.
    pub(crate) header: bool,
}

impl Layout {
    /// What the first row says.
    pub(crate) fn of(first_row: &[String]) -> Result<Self, FileError> {
        let mut columns = [None; NAMES.len()];
        let mut repeated = None;
        let mut moved = false;
        for (column, name) in first_row.iter().enumerate() {
            let Some(index) = KNOWN.get(&compared(name)).copied() else { continue };
            if columns[index].is_some() {
                repeated = repeated.or(Some(index));
            }
            columns[index] = Some(column);
            moved |= index != column;
        }
        let width = first_row.len();
        let missing = Field::LINKING.into_iter().find(|field| columns[field.index()].is_none());
        let Some(missing) = missing else {
            // A column twice is no matter where neither is read.
            let repeated = repeated.filter(|index| Field::all().any(|field| field.index() == *index));
            return match repeated {
                Some(index) => Err(FileError::RepeatedColumn(NAMES[index].to_owned())),
                None => Ok(Self { columns, width, by: ColumnsBy::Names, header: true }),
            };
        };
        if width != NAMES.len() || moved {
            let missing = missing.name().to_owned();
            return Err(FileError::UnknownLayout { missing, columns: width, expected: NAMES.len() });
        }
        let columns = std::array::from_fn(Some);
        // The first row is a record where what must be numbers there are numbers.
        let text = |field: Field| first_row.get(field.index()).map(|text| compared(text)).unwrap_or_default();
        let is_name = |field| !text(field).is_empty() && !text(field).contains(|letter: char| letter.is_ascii_digit());
        let header = is_name(Field::INSURER_NO) && is_name(Field::APPLIED_ON);
        Ok(Self { columns, width, by: ColumnsBy::Positions, header })
    }

    /// The column of a field, where there is one.
    pub(crate) const fn column(&self, field: Field) -> Option<usize> {
        self.columns[field.index()]
    }

    /// Names of the fields that are read and have no column.
    pub(crate) fn missing(&self) -> Vec<String> {
        let missing = Field::all().filter(|field| self.column(*field).is_none());
        missing.map(|field| field.name().to_owned()).collect()
    }
}

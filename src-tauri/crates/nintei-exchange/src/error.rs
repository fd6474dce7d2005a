//! What cannot be read, each with a sentence. None carries a name or another text of a person: only short numbers are
//! ever quoted, and none of those that name a person.

use std::io;

use nintei_survey::AnswerError;

/// The file as a whole cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// Nothing in it.
    #[error("ファイルが空です。データの行があるCSVファイルを選んでください。")]
    Empty,
    /// A row of names and nothing else.
    #[error("ファイルに見出しの行しかありません。データの行があるCSVファイルを選んでください。")]
    HeaderOnly,
    /// UTF-16, or no text at all.
    #[error(
        "CSVの文字として読めません（UTF-16か、文字ではないファイルです）。Shift_JISかUTF-8のCSVで書き出し直してください。"
    )]
    NotText,
    /// The first row is beyond what a row can be.
    #[error("1行目が長すぎるか、引用符が閉じていないため、見出しを読めません。書き出し直してください。")]
    UnreadableHeader,
    /// Neither names nor the number of columns say what the columns are.
    #[error(
        "一次判定済みデータのCSVではないようです。見出しに「{missing}」がなく、列も{columns}個です（位置で読めるのは{expected}個のときです）。"
    )]
    UnknownLayout {
        /// The first name that is needed and not there.
        missing: String,
        /// Columns of the first row.
        columns: usize,
        /// Columns of the known record.
        expected: usize,
    },
    /// The names are not in the first row.
    #[error(
        "1行目が列の見出しではなく、一覧の表題のようです。表題の行を除き、見出しを1行目にして、もう一度選んでください。"
    )]
    TitleAboveNames,
    /// A needed column twice.
    #[error("見出し「{0}」の列が二つあり、どちらを読むか決められません。片方を除いて、もう一度取り込んでください。")]
    RepeatedColumn(String),
    /// The system cannot read it.
    #[error("ファイルを読めません（{0}）。ファイルの場所と権限を確かめて、もう一度選んでください。")]
    Unreadable(#[from] io::Error),
}

impl FileError {
    /// Stable code of the error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty => "exchange-empty",
            Self::HeaderOnly => "exchange-header-only",
            Self::NotText => "exchange-not-text",
            Self::UnreadableHeader => "exchange-unreadable-header",
            Self::UnknownLayout { .. } => "exchange-unknown-layout",
            Self::TitleAboveNames => "exchange-title-above-names",
            Self::RepeatedColumn(_) => "exchange-repeated-column",
            Self::Unreadable(_) => "exchange-unreadable",
        }
    }
}

/// A row that does not come in. The others do.
#[derive(Debug, thiserror::Error)]
#[error("{row}行目{}: {fault}", column_words(.column))]
pub struct RowError {
    /// The row as a spreadsheet counts it, from 1, the row of names included.
    pub row: u64,
    /// The column: its name in the known record, or the field of 申請 that it holds and its place. Empty where the row as a whole is meant.
    pub column: String,
    /// What is wrong.
    pub fault: RowFault,
}

fn column_words(column: &str) -> String {
    if column.is_empty() { String::new() } else { format!("「{column}」") }
}

/// What is wrong with a row.
#[derive(Debug, thiserror::Error)]
pub enum RowFault {
    /// Not the number of columns that the first row has.
    #[error(
        "列が{found}個です（{expected}個のはずです）。引用符やコンマの欠けがないかを確かめて、この行を書き出し直してください。"
    )]
    Columns {
        /// Columns of this row.
        found: usize,
        /// Columns of the first row.
        expected: usize,
    },
    /// Beyond what a row can be.
    #[error(
        "行が長すぎます（{most}バイトを超えています）。引用符が閉じていないおそれがあります。この行を書き出し直してください。"
    )]
    TooLong {
        /// Bytes of a row at most.
        most: usize,
    },
    /// A quote that opens and does not close before the end of the file.
    #[error("引用符（\"）が閉じていません。この行を書き出し直してください。")]
    UnclosedQuote,
    /// NUL among the bytes.
    #[error("文字ではない値（NUL）が混じっています。ファイルが途中で壊れています。書き出し直してください。")]
    Nul,
    /// Bytes that are no text in the file's encoding.
    #[error("文字として読めない値です。ファイルの文字コードを確かめて、この行を書き出し直してください。")]
    NotText,
    /// A field that must be filled.
    #[error("値がありません。値を入れて、もう一度取り込んでください。")]
    Blank,
    /// Not a date.
    #[error("日付として読めません。「20260401」か「2026/04/01」の形にしてください。")]
    Date,
    /// Not a number of tenths.
    #[error(
        "0.1を単位とする整数として読めません（{0}）。48.2分は「482」と書かれているはずです。列のずれがないかを確かめてください。"
    )]
    Tenths(String),
    /// A sign that the column does not have.
    #[error("この列にない記号です（{found}）。{known}のどれかにしてください。")]
    UnknownCode {
        /// What is there, where it is short enough to be a sign.
        found: String,
        /// The known signs.
        known: &'static str,
    },
    /// Not a percentage.
    #[error("0から100までの割合として読めません（{0}）。列のずれがないかを確かめてください。")]
    Percent(String),
    /// Not a number that names an insurer or an insured person.
    #[error(
        "番号として読めません（{most}桁までの数字です）。列がずれていないか、表計算ソフトで保存して桁が崩れていないかを確かめてください。"
    )]
    Number {
        /// Digits at most.
        most: usize,
    },
    /// Not among the answers of the form.
    #[error(transparent)]
    Answer(#[from] AnswerError),
    /// A sign other than those that the rest of the file uses.
    #[error(
        "このファイルの麻痺・拘縮・特別な医療は「{used}」と書かれているため、{found}は読めません。値を確かめてください。"
    )]
    OtherMark {
        /// What stands there.
        found: String,
        /// The signs of the file.
        used: &'static str,
    },
    /// Not a day in any of the forms that are read.
    #[error("日付として読めません。「令和8年4月1日」「R8.4.1」「2026/04/01」「20260401」のどれかの形にしてください。")]
    Day,
    /// There is no such day, or the era did not have it.
    #[error("暦にない日です。元号・年・月・日を確かめてください。")]
    NoSuchDay,
    /// A year of fewer than four digits without an era.
    #[error("年に元号がないため、いつか決められません。「R8.4.1」か「2026/04/01」の形にしてください。")]
    YearWithoutEra,
    /// Not a number of months.
    #[error("月数として読めません（{found}）。1から{most}までの整数にしてください。")]
    Months {
        /// What is there, where it is short enough to be a number.
        found: String,
        /// Months at most.
        most: u16,
    },
    /// More letters than are kept.
    #[error("長すぎます（{characters}文字）。{most}文字以内にしてください。列がずれていないかも確かめてください。")]
    TooManyLetters {
        /// Letters there.
        characters: usize,
        /// Letters at most.
        most: usize,
    },
    /// 申請日 before 生年月日.
    #[error("申請日が生年月日より前です。二つの列が入れ替わっていないか、元号が正しいかを確かめてください。")]
    AppliedBeforeBirth,
    /// A period that ends before it begins.
    #[error("有効期間の終了日が開始日より前です。二つの列が入れ替わっていないかを確かめてください。")]
    EndsBeforeItBegins,
    /// A record of an edition before 2009.
    #[error("識別コード「{0}」は2009年版より前の様式で、読み方が違います。09A・09Bのデータを選んでください。")]
    EarlierEdition(String),
    /// Nothing of an official result.
    #[error(
        "一次判定の結果がありません（要介護認定等基準時間も一次判定結果も空です）。判定済みの行だけが取り込めます。"
    )]
    NoResult,
    /// The same application twice in one file, with different contents.
    #[error(
        "保険者番号・被保険者番号・申請日・枝番が同じで内容の異なる行が、このファイルの前のほうにもあります。正しいほうだけを残して、もう一度取り込んでください。"
    )]
    Contradicting,
    /// The file could not be read on from here.
    #[error("ここから先を読めませんでした（{0}）。ファイルのある機器を確かめて、もう一度取り込んでください。")]
    Interrupted(io::Error),
}

impl RowError {
    /// Stable code of the error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match &self.fault {
            RowFault::Columns { .. } => "row-columns",
            RowFault::TooLong { .. } => "row-too-long",
            RowFault::UnclosedQuote => "row-unclosed-quote",
            RowFault::Nul => "row-nul",
            RowFault::NotText => "row-not-text",
            RowFault::Blank => "row-blank",
            RowFault::Date => "row-date",
            RowFault::Tenths(_) => "row-tenths",
            RowFault::UnknownCode { .. } => "row-unknown-code",
            RowFault::Percent(_) => "row-percent",
            RowFault::Number { .. } => "row-number",
            RowFault::Answer(error) => error.code(),
            RowFault::OtherMark { .. } => "row-other-mark",
            RowFault::Day => "row-day",
            RowFault::NoSuchDay => "row-no-such-day",
            RowFault::YearWithoutEra => "row-year-without-era",
            RowFault::Months { .. } => "row-months",
            RowFault::TooManyLetters { .. } => "row-too-many-letters",
            RowFault::AppliedBeforeBirth => "row-applied-before-birth",
            RowFault::EndsBeforeItBegins => "row-ends-before-it-begins",
            RowFault::EarlierEdition(_) => "row-earlier-edition",
            RowFault::NoResult => "row-no-result",
            RowFault::Contradicting => "row-contradicting",
            RowFault::Interrupted(_) => "row-interrupted",
        }
    }
}

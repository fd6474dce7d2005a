use chrono::NaiveDate;
use nintei_judgment::SupplementNote;
use serde::Serialize;
use ts_rs::TS;

/// What the program is, what it calculates by, and where it keeps what is entered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AboutProgram {
    /// The program's version: 0.1.0.
    pub version: String,
    /// The tables and forms that come with the program, those of the judgment first.
    pub tables: Vec<ProgramTable>,
    /// The edition of the rules in force today, with the supplements laid over it: 2009-04+補完3.
    pub rules: String,
    /// The supplements in force. Empty while the file is locked.
    pub supplements: Vec<SupplementNote>,
    /// Why the adopted supplements are not in use, where they are not: a sentence.
    pub trouble: Option<String>,
    /// The folder of the encrypted file.
    pub folder: String,
}

/// A table or form that comes with the program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ProgramTable {
    /// What it says: 規則の表.
    pub subject: &'static str,
    /// Its edition: 平成21年4月版（2009-04）. Empty where it has none.
    pub edition: String,
    /// The first day on which it applies, where it says one.
    pub applies_from: Option<NaiveDate>,
    /// The last day, where one is known.
    pub applies_to: Option<NaiveDate>,
    /// Where it comes from.
    pub source: String,
    /// Address of the source. Empty where none is known; the program never opens it.
    pub source_url: String,
}

//! `nintei period`: 有効期間 of decisions, one per line.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use chrono::NaiveDate;
use clap::Args;
use nintei_board::{InsurerLimits, PeriodEnd, PeriodRequest, Validity, ValidityPeriod, ValidityRules, validity};
use nintei_survey::Certification;
use nintei_survey::wareki::with_western;
use serde::{Serialize, Serializer};

use crate::board_line::{application_kind, day, level, months};
use crate::fields::{self, LineError, Place, object, text, unknown_field};
use crate::json::Json;
use crate::{BROKEN, stream};

#[derive(Args)]
pub struct PeriodArguments {
    /// 結果を一行に一件のJSONで書きます。
    #[arg(long)]
    json: bool,
    /// 読むファイル。「-」または省略で標準入力。
    files: Vec<PathBuf>,
}

/// A period or, with nothing but a reason, that there is none.
#[derive(Serialize)]
struct PeriodLine<'a> {
    id: Option<&'a str>,
    effective_on: Option<NaiveDate>,
    default_months: Option<u16>,
    min_months: Option<u16>,
    max_months: Option<u16>,
    #[serde(serialize_with = "by_months")]
    ends: &'a [PeriodEnd],
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'a str>,
}

fn by_months<S: Serializer>(ends: &[PeriodEnd], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(ends.iter().map(|end| (end.months, end.last_day)))
}

pub fn run(arguments: &PeriodArguments) -> ExitCode {
    let rules = match ValidityRules::built_in() {
        Ok(rules) => rules,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::from(BROKEN);
        }
    };
    let limits = InsurerLimits::default();
    stream::answer(&arguments.files, |line, output| {
        let (id, request) = read(line)?;
        let found = validity(&rules, &limits, &request).map_err(|error| LineError::new("行", error.to_string()))?;
        Ok(write(arguments, id.as_deref(), &found, output)?)
    })
}

fn read(line: &str) -> Result<(Option<String>, PeriodRequest), LineError> {
    let mut id = None;
    let mut request = PeriodRequest::default();
    for (field, value) in object("行", fields::parse(line)?)? {
        match field.as_ref() {
            "id" => id = Some(text("id", value)?),
            "application" => request.kind = Some(application_kind("application", value)?),
            "applied_on" => request.applied_on = Some(day("applied_on", value)?),
            "previous" => request.previous = Some(previous(value)?),
            "decision" => request.decision = Some(level("decision", value)?),
            "decided_on" => request.decided_on = Some(day("decided_on", value)?),
            _ => return Err(unknown_field("行", &field)),
        }
    }
    Ok((id, request))
}

fn previous(value: Json<'_>) -> Result<Certification, LineError> {
    let mut previous = Certification::default();
    for (name, value) in object("previous", value)? {
        let place = Place("previous", &name);
        match name.as_ref() {
            "level" => previous.level = Some(level(place, value)?),
            "from" => previous.from = Some(day(place, value)?),
            "to" => previous.to = Some(day(place, value)?),
            "months" => previous.months = Some(months(place, &value)?),
            _ => return Err(unknown_field("previous", &name)),
        }
    }
    Ok(previous)
}

fn write(arguments: &PeriodArguments, id: Option<&str>, found: &Validity, output: &mut impl Write) -> io::Result<()> {
    match (arguments.json, found) {
        (true, Validity::Period(period)) => {
            let line = PeriodLine {
                id,
                effective_on: Some(period.effective_on),
                default_months: Some(period.default_months),
                min_months: Some(period.min_months),
                max_months: Some(period.max_months),
                ends: &period.ends,
                reason: None,
            };
            stream::write_json(output, &line)
        }
        (true, Validity::NoPeriod { reason }) => {
            let line = PeriodLine {
                id,
                effective_on: None,
                default_months: None,
                min_months: None,
                max_months: None,
                ends: &[],
                reason: Some(reason),
            };
            stream::write_json(output, &line)
        }
        (false, found) => {
            if let Some(id) = id {
                writeln!(output, "事例 {id}")?;
            }
            match found {
                Validity::NoPeriod { reason } => writeln!(output, "{reason}\n"),
                Validity::Period(period) => write_sentences(period, output),
            }
        }
    }
}

fn write_sentences(period: &ValidityPeriod, output: &mut impl Write) -> io::Result<()> {
    writeln!(output, "{}", period.reason)?;
    if let Some(advice) = &period.advice {
        writeln!(output, "{advice}")?;
    }
    for end in &period.ends {
        let usual = if end.months == period.default_months { "（原則）" } else { "" };
        writeln!(output, "  {:>2}か月: {}まで{usual}", end.months, with_western(end.last_day))?;
    }
    writeln!(output)
}

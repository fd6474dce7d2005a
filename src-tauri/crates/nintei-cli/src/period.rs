//! `nintei period`: 有効期間 of decisions, one per line.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use chrono::NaiveDate;
use clap::Args;
use nintei_board::{
    Care1State, InsurerLimits, PeriodEnd, PeriodRequest, SimplificationRules, Validity, ValidityPeriod, ValidityRules,
    validity,
};
use nintei_survey::Certification;
use nintei_survey::wareki::with_western;
use serde::{Serialize, Serializer};

use crate::board_line::{application_kind, day, level, months, named, settings};
use crate::fields::{self, LineError, Place, object, text, unknown_field};
use crate::json::Json;
use crate::{BROKEN, REFUSED, stream};

#[derive(Args)]
pub struct PeriodArguments {
    /// 結果を一行に一件のJSONで書きます。
    #[arg(long)]
    json: bool,
    /// 保険者の設定（JSONまたはYAML）を書いたファイル。省略すると法令の定めだけによります。
    #[arg(long, value_name = "FILE")]
    settings: Option<PathBuf>,
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
    /// Told where the line names a state.
    #[serde(skip_serializing_if = "Option::is_none")]
    advice: Option<&'a str>,
}

fn by_months<S: Serializer>(ends: &[PeriodEnd], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(ends.iter().map(|end| (end.months, end.last_day)))
}

pub fn run(arguments: &PeriodArguments) -> ExitCode {
    let (rules, limits) = match rules_and_limits(arguments) {
        Ok(both) => both,
        Err((sentence, code)) => {
            eprintln!("{sentence}");
            return ExitCode::from(code);
        }
    };
    stream::answer(&arguments.files, |line, output| {
        let (id, request) = read(line)?;
        let found = validity(&rules, &limits, &request).map_err(|error| LineError::new("行", error.to_string()))?;
        Ok(write(arguments, id.as_deref(), request.care1_state, &found, output)?)
    })
}

fn rules_and_limits(arguments: &PeriodArguments) -> Result<(ValidityRules, InsurerLimits), (String, u8)> {
    let rules = ValidityRules::built_in().map_err(|error| (error.to_string(), BROKEN))?;
    let simplification = SimplificationRules::built_in().map_err(|error| (error.to_string(), BROKEN))?;
    let set = settings(arguments.settings.as_deref(), &rules, &simplification);
    let set = set.map_err(|sentence| (sentence, REFUSED))?;
    let limits = set.limits(&rules).map_err(|error| (error.to_string(), REFUSED))?;
    Ok((rules, limits))
}

/// Reads one line: what the sender calls the case, and what is asked about it.
///
/// # Errors
/// [`LineError`] with the place in the line.
pub fn read(line: &str) -> Result<(Option<String>, PeriodRequest), LineError> {
    let mut id = None;
    let mut request = PeriodRequest::default();
    for (field, value) in object("行", fields::parse(line)?)? {
        match field.as_ref() {
            "id" => id = Some(text("id", value)?),
            "application" => request.kind = Some(application_kind("application", value)?),
            "applied_on" => request.applied_on = Some(day("applied_on", value)?),
            "previous" => request.previous = Some(previous(value)?),
            "decision" => request.decision = Some(level("decision", value)?),
            "care1_state" => request.care1_state = Some(care1_state(value)?),
            "decided_on" => request.decided_on = Some(day("decided_on", value)?),
            _ => return Err(unknown_field("行", &field)),
        }
    }
    Ok((id, request))
}

fn care1_state(value: Json<'_>) -> Result<Care1State, LineError> {
    let names = [
        ("認知機能の低下", Care1State::CognitiveDecline),
        ("不安定", Care1State::Unstable),
        ("その他", Care1State::Other),
    ];
    named("care1_state", value, &names)
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

fn write(
    arguments: &PeriodArguments,
    id: Option<&str>,
    care1_state: Option<Care1State>,
    found: &Validity,
    output: &mut impl Write,
) -> io::Result<()> {
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
                advice: period.advice.as_deref().filter(|_| care1_state.is_some()),
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
                advice: None,
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

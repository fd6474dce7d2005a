//! `nintei simplify`: 審査会の簡素化, condition by condition, one case per line.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use nintei_board::{
    ConditionVerdict, InsurerRequirements, Simplification, SimplificationInput, SimplificationRules, ValidityRules,
    simplify,
};
use nintei_judgment::{Interval, Tenths};
use nintei_survey::{CareLevels, InsuredCategory, Stability};
use serde::Serialize;

use crate::board_line::{application_kind, day, level, months, named, settings};
use crate::fields::{self, LineError, Place, object, text, unknown_field, whole};
use crate::json::Json;
use crate::{BROKEN, REFUSED, stream};

#[derive(Args)]
pub struct SimplifyArguments {
    /// 結果を一行に一件のJSONで書きます。
    #[arg(long)]
    json: bool,
    /// 保険者の設定（JSONまたはYAML）を書いたファイル。省略すると六つの条件だけによります。
    #[arg(long, value_name = "FILE")]
    settings: Option<PathBuf>,
    /// 読むファイル。「-」または省略で標準入力。
    files: Vec<PathBuf>,
}

#[derive(Serialize)]
struct SimplificationLine<'a> {
    id: Option<&'a str>,
    conditions: Vec<ConditionOfLine>,
    /// What is asked beside the conditions, told where an insurer's settings were given.
    #[serde(skip_serializing_if = "Option::is_none")]
    requirements: Option<Vec<RequirementOfLine<'a>>>,
    eligible: ConditionVerdict,
}

#[derive(Serialize)]
struct RequirementOfLine<'a> {
    label: &'a str,
    verdict: ConditionVerdict,
}

#[derive(Serialize)]
struct ConditionOfLine {
    no: u8,
    verdict: ConditionVerdict,
}

pub fn run(arguments: &SimplifyArguments) -> ExitCode {
    let (rules, requirements) = match rules_and_requirements(arguments) {
        Ok(both) => both,
        Err((sentence, code)) => {
            eprintln!("{sentence}");
            return ExitCode::from(code);
        }
    };
    stream::answer(&arguments.files, |line, output| {
        let (id, input) = read(line)?;
        let found = simplify(&rules, &requirements, &input).map_err(|error| LineError::new("行", error.to_string()))?;
        Ok(write(arguments, id.as_deref(), &found, output)?)
    })
}

fn rules_and_requirements(
    arguments: &SimplifyArguments,
) -> Result<(SimplificationRules, InsurerRequirements), (String, u8)> {
    let periods = ValidityRules::built_in().map_err(|error| (error.to_string(), BROKEN))?;
    let rules = SimplificationRules::built_in().map_err(|error| (error.to_string(), BROKEN))?;
    let set = settings(arguments.settings.as_deref(), &periods, &rules);
    Ok((rules, set.map_err(|sentence| (sentence, REFUSED))?.requirements))
}

/// Reads one line: what the sender calls the case, and what its conditions are looked for in.
///
/// # Errors
/// [`LineError`] with the place in the line.
pub fn read(line: &str) -> Result<(Option<String>, SimplificationInput), LineError> {
    let mut id = None;
    let mut input = SimplificationInput::default();
    for (field, value) in object("行", fields::parse(line)?)? {
        match field.as_ref() {
            "id" => id = Some(text("id", value)?),
            "insured" => {
                let categories = [InsuredCategory::Category1, InsuredCategory::Category2];
                input.insured = Some(named("insured", value, &categories.map(|each| (each.name(), each)))?);
            }
            "application" => input.kind = Some(application_kind("application", value)?),
            "applied_on" => input.applied_on = Some(day("applied_on", value)?),
            "computed_level" => input.computed_levels = levels(value)?,
            "total" => input.total = Some(total(value)?),
            "stability" => {
                let names = [("安定", Stability::Stable), ("不安定", Stability::Unstable)];
                input.stability = Some(named("stability", value, &names)?);
            }
            "previous" => previous(value, &mut input)?,
            _ => return Err(unknown_field("行", &field)),
        }
    }
    Ok((id, input))
}

/// One level, or a list of those still possible.
fn levels(value: Json<'_>) -> Result<CareLevels, LineError> {
    let place = "computed_level";
    match value {
        Json::List(values) if values.is_empty() => {
            Err(LineError::new(place, "一つもありません。あり得る区分をすべて書いてください。"))
        }
        Json::List(values) => values.into_iter().map(|value| level(place, value)).collect(),
        value => Ok(CareLevels::NONE.with(level(place, value)?)),
    }
}

fn total(value: Json<'_>) -> Result<Interval, LineError> {
    let place = "total";
    let wrong = || LineError::new(place, "「[512,530]」のように、十分の一分単位の最小と最大を書いてください。");
    let Json::List(values) = value else { return Err(wrong()) };
    let [low, high] = values.as_slice() else { return Err(wrong()) };
    let tenths = |value| i32::try_from(whole(place, value)?).map(Tenths::new).map_err(|_| wrong());
    let (low, high) = (tenths(low)?, tenths(high)?);
    if low < Tenths::ZERO || low > high {
        return Err(wrong());
    }
    Ok(Interval::new(low, high))
}

fn previous(value: Json<'_>, input: &mut SimplificationInput) -> Result<(), LineError> {
    for (name, value) in object("previous", value)? {
        let place = Place("previous", &name);
        match name.as_ref() {
            "level" => input.previous_level = Some(level(place, value)?),
            "months" => input.previous_months = Some(months(place, &value)?),
            // The days of the previous period decide nothing here; a line of `nintei period` may carry them.
            "from" | "to" => drop(day(place, value)?),
            _ => return Err(unknown_field("previous", &name)),
        }
    }
    Ok(())
}

fn write(
    arguments: &SimplifyArguments,
    id: Option<&str>,
    found: &Simplification,
    output: &mut impl Write,
) -> io::Result<()> {
    if arguments.json {
        let conditions =
            found.conditions.iter().map(|line| ConditionOfLine { no: line.no, verdict: line.verdict }).collect();
        let requirements = arguments.settings.is_some().then(|| {
            let lines = found.requirements.iter();
            lines.map(|line| RequirementOfLine { label: &line.label, verdict: line.verdict }).collect()
        });
        let line = SimplificationLine { id, conditions, requirements, eligible: found.eligible };
        return stream::write_json(output, &line);
    }
    if let Some(id) = id {
        writeln!(output, "事例 {id}")?;
    }
    writeln!(output, "簡素化の条件: {}", found.eligible.name())?;
    for line in &found.conditions {
        writeln!(output, "  {} {}", line.no, line.label)?;
        writeln!(output, "    {}（{}） {}", line.verdict.name(), line.value, line.reason)?;
    }
    for line in &found.requirements {
        writeln!(output, "  - {}", line.label)?;
        writeln!(output, "    {} {}", line.verdict.name(), line.reason)?;
    }
    writeln!(output)
}

//! `nintei rules diff`: where do two sets of rules say different things?

use std::io::Write;
use std::path::Path;

use clap::Args;
use nintei_judgment::{RuleEdition, differences};

use super::{FINE, FOUND, in_a_line};
use crate::tables::{SupplementFile, Tables};

#[derive(Args)]
pub struct DiffArguments {
    /// 規則の版の名（2009-04）、または補完のファイル（その対象の版に重ねます）。
    a: String,
    /// 同じく、比べる相手。
    b: String,
}

pub fn run(arguments: &DiffArguments, output: &mut impl Write) -> Result<u8, String> {
    let tables = Tables::load()?;
    let (a, b) = (edition(&tables, &arguments.a)?, edition(&tables, &arguments.b)?);
    let differences = differences(&a, &b);
    for difference in &differences {
        writeln!(output, "{}", in_a_line(difference)).map_err(|cause| cause.to_string())?;
    }
    Ok(if differences.is_empty() { FINE } else { FOUND })
}

/// The rules that a name or a file stands for.
fn edition(tables: &Tables, name: &str) -> Result<RuleEdition, String> {
    let (base, files) = match tables.bases.iter().find(|base| base.id() == name) {
        Some(base) => (base, Vec::new()),
        None => {
            let file = SupplementFile::read(Path::new(name))?;
            (tables.base(&file.supplement.edition)?, vec![file])
        }
    };
    tables.with(base, &files)?.edition(tables.form(base)?).map_err(|error| error.to_string())
}

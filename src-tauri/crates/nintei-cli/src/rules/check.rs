//! `nintei rules check`: is a supplement sound, and what would it change?

use std::io::Write;
use std::path::PathBuf;

use clap::Args;
use nintei_judgment::differences;

use super::{FINE, FOUND, in_a_line};
use crate::tables::{SupplementFile, Tables};

#[derive(Args)]
pub struct CheckArguments {
    /// 調べる補完のファイル。
    file: PathBuf,
    /// 先に重ねておく補完のファイル。重ねる順に、何度でも書けます。
    #[arg(long = "rules", value_name = "FILE")]
    under: Vec<PathBuf>,
}

pub fn run(arguments: &CheckArguments, output: &mut impl Write) -> Result<u8, String> {
    let tables = Tables::load()?;
    let file = SupplementFile::read(&arguments.file)?;
    let under = arguments.under.iter().map(|path| SupplementFile::read(path)).collect::<Result<Vec<_>, _>>()?;
    let base = tables.with(tables.base(&file.supplement.edition)?, &under)?;
    let form = tables.form(&base)?;
    let before = base.edition(form).map_err(|error| error.to_string())?;
    let tried = base.try_out(&file.supplement, form);
    let mut lines: Vec<String> =
        tried.faults.iter().map(|fault| format!("{}: {}", file.place(fault), fault.cause)).collect();
    let sound = tried.faults.is_empty();
    if sound {
        let name = &file.supplement.name;
        let changes = tried.edition.map(|after| differences(&before, &after)).unwrap_or_default();
        lines.push(format!("補完「{name}」に誤りはありません。"));
        lines.push(match changes.len() {
            0 => format!("規則の版「{}」の表は変わりません。", before.id()),
            count => format!("規則の版「{}」の表の{count}か所が変わります。", before.id()),
        });
        lines.extend(changes.iter().map(|difference| format!("  {}", in_a_line(difference))));
    } else {
        lines.push(format!("{}か所に誤りがあります。", lines.len()));
    }
    for line in lines {
        writeln!(output, "{line}").map_err(|cause| cause.to_string())?;
    }
    Ok(if sound { FINE } else { FOUND })
}

//! Prints made-up cases for `nintei judge`, the same ones at every run: `cargo run --example draw_cases -- COUNT`.

#[path = "../tests/drawn/mod.rs"]
mod drawn;

use std::io::{self, BufWriter, Write};
use std::{env, error::Error};

fn main() -> Result<(), Box<dyn Error>> {
    let count = env::args().nth(1).ok_or("how many cases?")?.parse()?;
    let forms = nintei_survey::built_in()?;
    let rules = nintei_judgment::built_in(&forms)?;
    let (form, rules) = forms.last().zip(rules.last()).ok_or("there is no form or no edition of the rules")?;
    let mut output = BufWriter::new(io::stdout().lock());
    for case in drawn::cases(count, form, rules) {
        writeln!(output, "{case}")?;
    }
    Ok(output.flush()?)
}

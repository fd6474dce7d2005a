//! Brings the field names of the exchange record (`assets/exchange`) into the program, in the order of the file.

use std::path::PathBuf;
use std::{env, fs, io};

/// Fields of one record.
const FIELDS: usize = 326;

fn main() -> io::Result<()> {
    let missing = |name| io::Error::other(format!("{name} is not set"));
    let manifest = env::var_os("CARGO_MANIFEST_DIR").ok_or_else(|| missing("CARGO_MANIFEST_DIR"))?;
    let out = env::var_os("OUT_DIR").ok_or_else(|| missing("OUT_DIR"))?;
    let source = PathBuf::from(manifest).join("../../../assets/exchange/ichiji-result-record-09B.csv");
    println!("cargo::rerun-if-changed={}", source.display());
    let text = fs::read_to_string(source)?;
    let mut names = Vec::new();
    // No name holds a comma or a quote; the note after it may.
    for line in text.lines().skip(1) {
        let mut parts = line.splitn(3, ',');
        let position: Option<usize> = parts.next().and_then(|part| part.parse().ok());
        let name = parts.next().filter(|name| !name.is_empty() && !name.contains('"'));
        match name {
            Some(name) if position == Some(names.len() + 1) => names.push(name.to_owned()),
            _ => return Err(io::Error::other(format!("field {} cannot be read", names.len() + 1))),
        }
    }
    if names.len() != FIELDS {
        return Err(io::Error::other(format!("{} fields instead of {FIELDS}", names.len())));
    }
    let rows: String = names.iter().map(|name| format!("    {name:?},\n")).collect();
    fs::write(
        PathBuf::from(out).join("fields.rs"),
        format!("/// The names of the fields, in order.\npub(crate) const NAMES: [&str; {FIELDS}] = [\n{rows}];\n"),
    )
}

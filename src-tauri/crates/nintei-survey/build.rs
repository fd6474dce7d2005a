//! Lists the form editions under `assets/forms`, so that a new edition needs no code, and says where the
//! other data files lie.

use std::path::PathBuf;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let missing = |name| io::Error::other(format!("{name} is not set"));
    let manifest = env::var_os("CARGO_MANIFEST_DIR").ok_or_else(|| missing("CARGO_MANIFEST_DIR"))?;
    let out = env::var_os("OUT_DIR").ok_or_else(|| missing("OUT_DIR"))?;
    let assets = PathBuf::from(manifest).join("../../../assets").canonicalize()?;
    println!("cargo::rustc-env=NINTEI_ASSETS={}", assets.display());
    let folder = assets.join("forms");
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut editions = Vec::new();
    for entry in fs::read_dir(&folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "json") {
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            println!("cargo::rerun-if-changed={}", path.display());
            editions.push((name, path));
        }
    }
    editions.sort();
    let rows: String = editions
        .iter()
        .map(|(name, path)| format!("    ({name:?}, include_str!({:?})),\n", path.display().to_string()))
        .collect();
    fs::write(
        PathBuf::from(out).join("built_in_forms.rs"),
        format!("pub(super) const BUILT_IN: &[(&str, &str)] = &[\n{rows}];\n"),
    )
}

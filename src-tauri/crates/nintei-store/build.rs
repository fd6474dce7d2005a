//! Says where the data files lie.

use std::path::PathBuf;
use std::{env, io};

fn main() -> io::Result<()> {
    let manifest =
        env::var_os("CARGO_MANIFEST_DIR").ok_or_else(|| io::Error::other("CARGO_MANIFEST_DIR is not set"))?;
    let assets = PathBuf::from(manifest).join("../../../assets").canonicalize()?;
    println!("cargo::rustc-env=NINTEI_ASSETS={}", assets.display());
    println!("cargo::rerun-if-changed=build.rs");
    Ok(())
}

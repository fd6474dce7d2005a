//! The rules of a command: those that come with the program, and supplements from files laid over them.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use nintei_judgment::{AdoptedSupplement, FileLines, RuleBase, RuleEdition, RuleError, Supplement, rule_bases};
use nintei_survey::FormEdition;

/// Largest supplement that is read, in bytes; what is larger is refused by its reader.
const LARGEST: u64 = 2 << 20;

/// What comes with the program: forms, and the rules as texts, oldest first.
pub struct Tables {
    pub forms: Vec<FormEdition>,
    pub bases: Vec<RuleBase>,
}

/// A supplement from a file.
pub struct SupplementFile {
    /// The file, as the person named it.
    pub path: String,
    pub supplement: Supplement,
    pub lines: FileLines,
}

impl Tables {
    /// Reads them and finds them sound.
    ///
    /// # Errors
    /// A sentence saying which table is not sound.
    pub fn load() -> Result<Self, String> {
        let forms = nintei_survey::built_in().map_err(|error| error.to_string())?;
        let editions = nintei_judgment::built_in(&forms).map_err(|error| error.to_string())?;
        let mut bases = rule_bases();
        bases.sort_by_key(|base| editions.iter().position(|edition| edition.id() == base.id()));
        Ok(Self { forms, bases })
    }

    /// The rules called `id`, or those in force now where there are none of that name.
    pub fn base(&self, id: &str) -> Result<&RuleBase, String> {
        let named = self.bases.iter().find(|base| base.id() == id);
        named.or(self.bases.last()).ok_or_else(|| "規則の版がありません。プログラムを入れ直してください。".to_owned())
    }

    /// The form that a base asks about.
    pub fn form(&self, base: &RuleBase) -> Result<&FormEdition, String> {
        base.form(&self.forms).map_err(|error| error.to_string())
    }

    /// `base` with the supplements of `files` laid over it in their order.
    ///
    /// # Errors
    /// A sentence that names the file and what is wrong in it.
    pub fn with(&self, base: &RuleBase, files: &[SupplementFile]) -> Result<RuleBase, String> {
        let form = self.form(base)?;
        let mut laid = base.clone();
        for (id, file) in (1i64..).zip(files) {
            if let Some(fault) = file.supplement.check(&laid, form).first() {
                return Err(format!("{}: {}", file.place(fault), fault.cause));
            }
            // A sound supplement has a date; in a file, it stands for the day of adoption.
            let Some(adopted_on) = file.supplement.made_on else { continue };
            let adopted = AdoptedSupplement { id, adopted_on, supplement: file.supplement.clone() };
            laid = laid.with(&[adopted], form).map_err(|error: RuleError| format!("{}: {error}", file.path))?;
        }
        Ok(laid)
    }

    /// The newest rules with the supplements of `paths` laid over them.
    ///
    /// # Errors
    /// A sentence that names the file and what is wrong with it.
    pub fn newest_with(&self, paths: &[PathBuf]) -> Result<(&FormEdition, RuleEdition), String> {
        let base = self.base("")?;
        let files = paths.iter().map(|path| SupplementFile::read(path)).collect::<Result<Vec<_>, _>>()?;
        let form = self.form(base)?;
        let edition = self.with(base, &files)?.edition(form).map_err(|error| error.to_string())?;
        Ok((form, edition))
    }
}

impl SupplementFile {
    /// Reads a file.
    ///
    /// # Errors
    /// A sentence that names the file and says why it is no supplement.
    pub fn read(path: &Path) -> Result<Self, String> {
        let name = path.display().to_string();
        let mut bytes = Vec::new();
        File::open(path)
            .and_then(|file| file.take(LARGEST).read_to_end(&mut bytes))
            .map_err(|cause| format!("{name}: 読めません（{cause}）。場所と権限を確かめてください。"))?;
        let text = std::str::from_utf8(&bytes)
            .map_err(|_| format!("{name}: UTF-8の文字ではありません。UTF-8で保存し直してください。"))?;
        let (supplement, lines) = Supplement::read_with_lines(text.trim_start_matches('\u{feff}'))
            .map_err(|error| format!("{name}: {error}"))?;
        Ok(Self { path: name, supplement, lines })
    }

    /// Where a fault lies: the file, its line and the path of questions and answers.
    pub fn place(&self, fault: &nintei_judgment::SupplementFault) -> String {
        match self.lines.line(fault, &self.supplement) {
            Some(line) => format!("{} {line}行目 {}", self.path, fault.place),
            None => format!("{} {}", self.path, fault.place),
        }
    }
}

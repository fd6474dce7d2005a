//! 申請の取り込み: what a file holds, what its rows would become, and taking them in, in the background and batch by
//! batch.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::BufReader;

use chrono::NaiveDate;
use nintei_case::Tables;
use nintei_exchange::Encoding;
use nintei_exchange::applications::{self, ApplicationRow, Columns, IntakeField, Mapping};
use nintei_store::{Intake, IntakeRow as TakenRow, PersonMatch, Stamp, Store};

use crate::program::{Turns, now, stamp};
use crate::refusal::Refusal;
use crate::views::{
    IntakeCounts, IntakeDecision, IntakeFieldView, IntakeLook, IntakeMade, IntakePerson, IntakePreview, IntakeProgress,
    IntakeReport, IntakeRow, IntakeVerdict, NearCandidate, NearRow, RefusedRow,
};
use crate::work::Running;
use crate::{chosen_file, intake_words};

/// Rows that are compared with the cases on file in one turn.
const COMPARED: usize = 100;
/// Rows of each kind that are named one by one. More are counted.
const NAMED: usize = 200;
/// Rows that the preview lists.
const LISTED: usize = 5000;

/// A file of applications as a person described it.
pub struct Described {
    /// Where it lies.
    pub path: String,
    /// What it was when it was looked at.
    pub digest: String,
    /// Which column is which.
    pub mapping: Mapping,
}

/// What the file at `path` holds, with the mapping that was kept for such files or else a guess.
pub fn look(turns: &Turns, path: &str) -> Result<IntakeLook, Refusal> {
    let columns = columns(path)?;
    let fits = |mapping: &Mapping| mapping.check(&columns.clone().with_header(mapping.header)).is_ok();
    let kept = turns.take(|store, _| Ok(store.kept_mapping(&columns.layout)?))?.filter(fits);
    let is_kept = kept.is_some();
    let mapping = kept.unwrap_or_else(|| Mapping::guess(&columns));
    let Columns { encoding, header, names, mut samples, rows, digest, .. } = columns;
    let first = if header || samples.is_empty() { names } else { samples.remove(0) };
    let fields = IntakeField::ALL.into_iter().map(field).collect();
    let encoding = encoding.name();
    Ok(IntakeLook { digest, encoding, rows: rows + u64::from(header), first, samples, fields, mapping, kept: is_kept })
}

fn field(field: IntakeField) -> IntakeFieldView {
    let required = field.is_needed() && field != IntakeField::InsurerNumber;
    IntakeFieldView { field, name: field.name(), required, written: intake_words::written(field) }
}

fn columns(path: &str) -> Result<Columns, Refusal> {
    Ok(applications::look(BufReader::new(chosen_file::open(path)?))?)
}

/// The rows of a file that was looked at, each as far as it can come in.
struct Rows<'t> {
    inner: applications::ApplicationRows<BufReader<File>>,
    tables: &'t Tables,
    today: NaiveDate,
    /// Rows of the file.
    of: u64,
    /// Rows read.
    read: u64,
    refused: Vec<RefusedRow>,
    refused_count: u64,
}

impl<'t> Rows<'t> {
    /// Reads `file` from its beginning. With it, under which layout its mapping is kept.
    ///
    /// # Errors
    /// Where the file cannot be read, is another one than was looked at, or the mapping does not fit it.
    fn open(file: &Described, tables: &'t Tables) -> Result<(Self, String), Refusal> {
        let columns = columns(&file.path)?;
        if columns.digest != file.digest {
            let sentence = "ファイルが、読み込んだあとに書き換えられています。もう一度読み込んで、はじめから確かめ直してください。";
            return Err(Refusal::new("intake-file-changed", sentence));
        }
        let (layout, encoding): (String, Encoding) = (columns.layout.clone(), columns.encoding);
        let columns = columns.with_header(file.mapping.header);
        file.mapping.check(&columns)?;
        let inner = applications::rows(BufReader::new(chosen_file::open(&file.path)?), &file.mapping, encoding);
        let rows = Self {
            inner,
            tables,
            today: now().date_naive(),
            of: columns.rows,
            read: 0,
            refused: Vec::new(),
            refused_count: 0,
        };
        Ok((rows, layout))
    }

    fn progress(&self) -> IntakeProgress {
        IntakeProgress { rows: self.read, of: self.of }
    }

    fn refuse(&mut self, refused: impl FnOnce() -> RefusedRow) {
        self.refused_count += 1;
        if self.refused.len() < NAMED {
            self.refused.push(refused());
        }
    }
}

impl Iterator for Rows<'_> {
    type Item = ApplicationRow;

    fn next(&mut self) -> Option<ApplicationRow> {
        loop {
            let row = self.inner.next()?;
            self.read += 1;
            match row {
                // A day without rules is refused here, so that a stored case can always be judged.
                Ok(row) => match self.tables.rules(&row.application, self.today) {
                    Ok(_) => return Some(row),
                    Err(error) => {
                        let refusal = Refusal::from(error);
                        self.refuse(|| whole_row(row.row, refusal));
                    }
                },
                Err(error) => self.refuse(|| RefusedRow::from(&error)),
            }
        }
    }
}

fn whole_row(row: u64, refusal: Refusal) -> RefusedRow {
    let sentence = format!("{row}行目: {}", refusal.message);
    RefusedRow { row, column: String::new(), code: refusal.code, sentence }
}

/// What each row of `file` would become; between two batches the store serves others. `None` where it was stopped.
pub fn preview(
    file: &Described,
    turns: &Turns,
    tables: &Tables,
    running: &Running,
    mut progress: impl FnMut(IntakeProgress),
) -> Result<Option<IntakePreview>, Refusal> {
    let (mut rows, _) = Rows::open(file, tables)?;
    let mut counts = IntakeCounts::default();
    let (mut listed, mut near) = (Vec::new(), Vec::new());
    loop {
        progress(rows.progress());
        if running.is_cancelled() {
            return Ok(None);
        }
        let batch: Vec<ApplicationRow> = rows.by_ref().take(COMPARED).collect();
        if batch.is_empty() {
            break;
        }
        let applications: Vec<_> = batch.iter().map(|row| row.application.clone()).collect();
        let matches = turns.take(|store, _| Ok(store.person_matches(&applications)?))?;
        for (row, found) in batch.into_iter().zip(matches) {
            let (verdict, cases, candidates) = told(found);
            *match verdict {
                IntakeVerdict::New => &mut counts.new,
                IntakeVerdict::Known => &mut counts.known,
                IntakeVerdict::Near => &mut counts.near,
                IntakeVerdict::Taken => &mut counts.taken,
            } += 1;
            let ApplicationRow { row, application } = row;
            let (kind, applied_on) = (application.kind.map(|kind| kind.name()), application.applied_on);
            let person = IntakePerson::from(application);
            if verdict == IntakeVerdict::Near {
                near.push(NearRow { row, person: person.clone(), kind, applied_on, candidates });
            }
            if listed.len() < LISTED {
                listed.push(IntakeRow { row, person, kind, applied_on, verdict, cases });
            }
        }
    }
    counts.refused = rows.refused_count;
    let notes = rows.inner.notes();
    Ok(Some(IntakePreview { rows: rows.read, counts, listed, near, refused: rows.refused, notes }))
}

fn told(found: PersonMatch) -> (IntakeVerdict, Vec<u32>, Vec<NearCandidate>) {
    match found {
        PersonMatch::New => (IntakeVerdict::New, Vec::new(), Vec::new()),
        PersonMatch::Known { numbers } => (IntakeVerdict::Known, numbers, Vec::new()),
        PersonMatch::Taken { number, .. } => (IntakeVerdict::Taken, vec![number], Vec::new()),
        PersonMatch::Near { candidates } => {
            (IntakeVerdict::Near, Vec::new(), candidates.into_iter().map(NearCandidate::from).collect())
        }
    }
}

/// Takes the rows of `file` in by `decisions`, and keeps its mapping. Between two batches the store serves others;
/// stopped, what came in stays.
pub fn take(
    file: &Described,
    decisions: &BTreeMap<u64, IntakeDecision>,
    turns: &Turns,
    tables: &Tables,
    running: &Running,
    mut progress: impl FnMut(IntakeProgress),
) -> Result<IntakeReport, Refusal> {
    let (mut rows, layout) = Rows::open(file, tables)?;
    let form = tables.form_on(rows.today)?.id.clone();
    let stamp = turns.take(|store, _| {
        let stamp = stamp(store);
        store.keep_mapping(&layout, &file.mapping, &stamp)?;
        Ok(stamp)
    })?;
    let mut intake = Intake::of(file.digest.clone());
    let mut names = BTreeMap::new();
    let mut stopped = false;
    progress(rows.progress());
    let mut batch = |store: &mut Store, stamp: &Stamp| {
        let mut taken = rows.by_ref().map(|ApplicationRow { row, application }| {
            names.insert(row, application.name.clone());
            let decision = decisions.get(&row).copied().map(Into::into).unwrap_or_default();
            TakenRow { row, application, form: form.clone(), decision }
        });
        let goes_on = store.take_intake_batch(&mut intake, &mut taken, stamp)?;
        Ok((goes_on, rows.progress()))
    };
    while !stopped {
        let (goes_on, far) = turns.take(|store, _| batch(store, &stamp))?;
        progress(far);
        if !goes_on {
            break;
        }
        stopped = running.is_cancelled();
    }
    let report = if stopped {
        intake.report().clone()
    } else {
        turns.take(|store, _| Ok(store.finish_intake(intake, &stamp)?))?
    };
    for (row, refusal) in &report.refused {
        rows.refuse(|| whole_row(*row, Refusal::new(refusal.code(), refusal.to_string())));
    }
    let counts = report.counts();
    let made = report.made.iter().take(NAMED).map(|made| IntakeMade {
        row: made.row,
        case: made.case,
        number: made.number,
        name: names.remove(&made.row).unwrap_or_default(),
    });
    Ok(IntakeReport {
        made: made.collect(),
        made_count: counts.made,
        linked: counts.linked,
        taken: counts.taken,
        skipped: counts.skipped,
        undecided: report.undecided,
        refused: rows.refused,
        refused_count: rows.refused_count,
        stopped,
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at what must not happen")]

    use std::fmt::Write;
    use std::fs;

    use chrono::Days;
    use nintei_survey::Application;
    use tempfile::TempDir;

    use crate::program::Program;
    use crate::trial;

    use super::*;

    const NAMES: &str = "保険者番号,被保険者番号,氏名,生年月日,申請日\n";

    /// A file of made-up applications in `folder`, as it is described after a look.
    fn described(folder: &TempDir, program: &Program, rows: &str) -> Described {
        let path = folder.path().join("申請.csv").display().to_string();
        fs::write(&path, format!("{NAMES}{rows}")).unwrap();
        let look = look(&program.turns(), &path).unwrap();
        Described { path, digest: look.digest, mapping: look.mapping }
    }

    fn on_file(program: &Program, number: &str, name: &str, birth: &str) {
        let application = Application {
            insurer_number: "999999".to_owned(),
            insured_number: number.to_owned(),
            name: name.to_owned(),
            birth_date: Some(birth.parse().unwrap()),
            applied_on: Some(trial::day(1, 5)),
            ..Application::default()
        };
        trial::with(program, move |store, tables| {
            let form = tables.form_on(now().date_naive())?;
            Ok(store.create_case(&application, &form.id, false, &stamp(store))?)
        });
    }

    fn previewed(program: &Program, file: &Described) -> IntakePreview {
        let running = program.work().begin().unwrap();
        preview(file, &program.turns(), &program.tables(), &running, |_| {}).unwrap().unwrap()
    }

    fn taken(program: &Program, file: &Described, decisions: &[(u64, IntakeDecision)]) -> IntakeReport {
        let running = program.work().begin().unwrap();
        let decisions = decisions.iter().copied().collect();
        take(file, &decisions, &program.turns(), &program.tables(), &running, |_| {}).unwrap()
    }

    const ROWS: &str = "999999,0000000001,架空 太郎,S10.4.5,R8.11.2\n\
        999999,0000000092,架空 花子,S12.8.15,R8.11.2\n\
        999999,0000000003,例示 新,S14.1.1,R8.11.3\n\
        999999,0000000004,例示 難読,あした,R8.11.3\n";

    fn with_people(program: &Program) {
        on_file(program, "0000000001", "架空 太郎", "1935-04-05");
        on_file(program, "0000000002", "架空 花子", "1937-08-15");
    }

    #[test]
    fn each_row_is_told_what_it_is_and_what_may_be_somebody_on_file_waits_for_a_person() {
        let (folder, program) = trial::program();
        with_people(&program);
        let file = described(&folder, &program, ROWS);
        let preview = previewed(&program, &file);
        assert_eq!(preview.counts, IntakeCounts { new: 1, known: 1, near: 1, taken: 0, refused: 1 });
        assert_eq!((preview.near[0].row, preview.near[0].candidates[0].number), (3, 2));
        assert!(preview.refused[0].sentence.starts_with("5行目「生年月日（D列）」"), "{}", preview.refused[0].sentence);
        let report = taken(&program, &file, &[]);
        assert_eq!((report.made_count, report.undecided, report.refused_count), (2, vec![3], 1));
        assert_eq!(report.made[0].name, "架空 太郎");
    }

    #[test]
    fn a_second_time_only_what_is_decided_now_comes_in_and_the_mapping_is_kept() {
        let (folder, program) = trial::program();
        with_people(&program);
        let file = described(&folder, &program, ROWS);
        taken(&program, &file, &[]);
        assert!(look(&program.turns(), &file.path).unwrap().kept);
        let case = previewed(&program, &file).near[0].candidates[0].case;
        let report = taken(&program, &file, &[(3, IntakeDecision::Link { case })]);
        assert_eq!((report.made_count, report.linked, report.taken), (1, 1, 2));
        let again = taken(&program, &file, &[]);
        assert_eq!((again.made_count, again.linked, again.taken), (0, 0, 3));
    }

    #[test]
    fn a_file_that_was_changed_after_the_look_is_not_taken() {
        let (folder, program) = trial::program();
        let file = described(&folder, &program, ROWS);
        fs::write(&file.path, format!("{NAMES}999999,0000000009,架空 次郎,S1.1.1,R8.11.2\n")).unwrap();
        let running = program.work().begin().unwrap();
        let refused = preview(&file, &program.turns(), &program.tables(), &running, |_| {}).unwrap_err();
        assert_eq!(refused.code, "intake-file-changed");
        let (turns, tables) = (program.turns(), program.tables());
        let refused = take(&file, &BTreeMap::new(), &turns, &tables, &running, |_| {}).unwrap_err();
        assert_eq!(refused.code, "intake-file-changed");
        assert!(!look(&turns, &file.path).unwrap().kept);
    }

    #[test]
    fn a_stopped_look_changes_nothing_and_a_stopped_intake_keeps_whole_batches() {
        let (folder, program) = trial::program();
        let mut rows = String::new();
        let batch = u64::try_from(Intake::BATCH).unwrap();
        for number in 0..=batch {
            // Nobody was born on the day of another, or they might be alike.
            let birth = trial::day(1, 1) - Days::new(30_000 + number);
            writeln!(rows, "999999,{number:010},架空{number},{birth},R8.11.2").unwrap();
        }
        let file = described(&folder, &program, &rows);
        let (turns, tables) = (program.turns(), program.tables());
        let running = program.work().begin().unwrap();
        program.work().cancel();
        assert_eq!(preview(&file, &turns, &tables, &running, |_| {}).unwrap(), None);
        let report = take(&file, &BTreeMap::new(), &turns, &tables, &running, |_| {}).unwrap();
        assert_eq!((report.stopped, report.made_count), (true, batch));
        drop(running);
        let rest = taken(&program, &file, &[]);
        assert_eq!((rest.stopped, rest.made_count, rest.taken), (false, 1, batch));
    }
}

//! Official results: importing a file of them, and comparing all of them, in the background and batch by batch.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Read, Seek};

use nintei_case::Tables;
use nintei_exchange::{OfficialRow, Reader, RowError};
use nintei_judgment::{Collector, Findings};
use nintei_store::{
    CaseId, CaseQuery, ImportCounts, ImportSource, KeptOfficialRecord, OfficialImport, OfficialRecordId, Stamp, Store,
};

use crate::program::{Turns, now, stamp};
use crate::refusal::Refusal;
use crate::views::{FindingsProgress, ImportProgress, ImportReport, OfficialFindings, RefusedRow};
use crate::work::Running;

/// Refused rows that a report names. More are counted.
const NAMED: usize = 200;

/// Imports the rows of `source`; between two batches the store serves others. Rows that cannot be read are told, the
/// others come in.
pub fn import(
    source: impl Read + Seek,
    turns: &Turns,
    tables: &Tables,
    running: &Running,
    mut progress: impl FnMut(ImportProgress),
) -> Result<ImportReport, Refusal> {
    let form = tables.form_on(now().date_naive())?;
    let mut rows = Reader::open(source, form)?;
    let reading = rows.reading().clone();
    let mut tell = |counts: ImportCounts, done| {
        progress(ImportProgress { rows: counts.rows(), of: reading.rows, refused: counts.refused, done });
    };
    tell(ImportCounts::default(), false);
    let mut import = OfficialImport::of(ImportSource { digest: reading.digest.clone() });
    let stamp = turns.take(|store, _| Ok(stamp(store)))?;
    let mut refused = Vec::new();
    let mut stopped = false;
    while turns.take(|store, _| batch(store, &mut import, &mut rows, &stamp, &mut refused))? {
        tell(import.counts(), false);
        stopped = running.is_cancelled();
        if stopped {
            break;
        }
    }
    let counts = import.counts();
    if !stopped {
        turns.take(|store, _| Ok(store.finish_official_import(import, &stamp)?))?;
    }
    tell(counts, true);
    Ok(ImportReport {
        encoding: reading.encoding.name(),
        columns_by: reading.columns_by,
        missing_columns: reading.missing_columns,
        marks: reading.marks,
        notes: reading.notes,
        rows: reading.rows,
        new: counts.new,
        same: counts.same,
        changed: counts.changed,
        refused,
        refused_count: counts.refused,
        stopped,
    })
}

fn batch(
    store: &mut Store,
    import: &mut OfficialImport,
    rows: &mut impl Iterator<Item = Result<OfficialRow, RowError>>,
    stamp: &Stamp,
    refused: &mut Vec<RefusedRow>,
) -> Result<bool, Refusal> {
    let mut name = |error: RowError| {
        if refused.len() < NAMED {
            refused.push(RefusedRow::from(&error));
        }
    };
    Ok(store.import_official_batch(import, rows, stamp, &mut name)?)
}

/// Compares every official result with the 試算 by the rules now; between two batches the store serves others.
///
/// # Errors
/// `work-cancelled` where it was asked to stop.
pub fn findings(
    turns: &Turns,
    tables: &Tables,
    running: &Running,
    mut progress: impl FnMut(FindingsProgress),
) -> Result<OfficialFindings, Refusal> {
    let rules = tables.rules_on(now().date_naive())?;
    let mut collector = Collector::new(rules);
    let (mut walk, of) = turns.take(|store, _| Ok((store.official_walk()?, store.official_count()?)))?;
    let mut done = 0;
    loop {
        progress(FindingsProgress { done, of });
        let batch = turns.take(|store, _| Ok(store.official_batch(&mut walk)?))?;
        if batch.is_empty() {
            break;
        }
        for (id, case) in &batch {
            collector.add(*id, case);
            done += 1;
        }
        if running.is_cancelled() {
            let sentence = "照合を中止しました。結果を見るには、もう一度照合してください。";
            return Err(Refusal::new("work-cancelled", sentence));
        }
    }
    let findings = collector.findings();
    let examples = examples(&findings);
    let cases = turns.take(|store, _| cases_of(store, &examples))?;
    Ok(OfficialFindings { findings, cases })
}

fn examples(findings: &Findings) -> BTreeSet<OfficialRecordId> {
    let causes = findings.causes.iter().flat_map(|cause| &cause.examples);
    let proposals = findings.proposals.iter().flat_map(|proposal| {
        proposal.examples.iter().chain(proposal.contradictions.iter().flat_map(|other| &other.examples))
    });
    causes.chain(proposals).copied().collect()
}

/// The cases in the store that the records `examples` are about.
fn cases_of(
    store: &Store,
    examples: &BTreeSet<OfficialRecordId>,
) -> Result<BTreeMap<OfficialRecordId, CaseId>, Refusal> {
    let mut cases = BTreeMap::new();
    for id in examples {
        let case = match store.official_record(*id)? {
            KeptOfficialRecord::Typed { case, .. } => Some(case),
            KeptOfficialRecord::Imported { insured_no, applied_on, .. } => {
                let query = CaseQuery { text: insured_no.clone(), limit: 20, ..CaseQuery::default() };
                let found = store.search(&query)?.rows.into_iter();
                let mut found =
                    found.filter(|row| row.insured_number == insured_no && row.applied_on == Some(applied_on));
                found.next().map(|row| row.id)
            }
        };
        cases.extend(case.map(|case| (*id, case)));
    }
    Ok(cases)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at what must not happen")]

    use std::io::Cursor;

    use nintei_case::CaseOfficialResult;

    use crate::program::Program;
    use crate::views::OfficialResultEntry;
    use crate::{case_view, trial, typed_result};

    use super::*;

    const LAYOUT: &str = include_str!("../../assets/exchange/ichiji-result-record-09B.csv");

    /// A file of made-up records: the columns by name, and in each record the number of the insured person and a total.
    fn file(totals: &[&str]) -> Cursor<Vec<u8>> {
        let names: Vec<&str> = LAYOUT.lines().skip(1).map(|line| line.split(',').nth(1).unwrap()).collect();
        let mut text = names.join(",") + "\r\n";
        for (count, total) in totals.iter().enumerate() {
            let mut fields = vec![String::new(); names.len()];
            for (position, value) in [
                (1, "09B"),
                (2, "999999"),
                (3, &format!("{count:010}")),
                (4, "20260401"),
                (5, "0"),
                (40, "21"),
                (42, total),
            ] {
                fields[position - 1] = value.to_owned();
            }
            text += &(fields.join(",") + "\r\n");
        }
        Cursor::new(text.into_bytes())
    }

    fn imported(program: &Program, totals: &[&str]) -> ImportReport {
        let running = program.work().begin().unwrap();
        import(file(totals), &program.turns(), &program.tables(), &running, |_| {}).unwrap()
    }

    #[test]
    fn good_rows_come_in_a_bad_one_is_told_by_row_and_column_and_a_second_time_nothing_changes() {
        let (_folder, program) = trial::program();
        let totals = ["335", "四十", "482"];
        let report = imported(&program, &totals);
        assert_eq!((report.rows, report.new, report.refused_count, report.stopped), (3, 2, 1, false));
        assert_eq!((report.refused[0].row, report.refused[0].code.as_str()), (3, "row-tenths"));
        assert!(report.refused[0].sentence.starts_with("3行目「"), "{}", report.refused[0].sentence);
        let again = imported(&program, &totals);
        assert_eq!((again.new, again.same, again.changed, again.refused_count), (0, 2, 0, 1));
    }

    #[test]
    fn between_two_batches_the_store_serves_others_and_a_cancelled_import_keeps_what_came_in() {
        let (_folder, program) = trial::program();
        let totals = vec!["335"; OfficialImport::BATCH + 1];
        let (turns, running) = (program.turns(), program.work().begin().unwrap());
        let mut seen = Vec::new();
        let report = import(file(&totals), &turns, &program.tables(), &running, |at| {
            if !at.done {
                seen.push(turns.take(|store, _| Ok(store.official_count()?)).unwrap());
            }
            program.work().cancel();
        });
        let report = report.unwrap();
        let batch = u64::try_from(OfficialImport::BATCH).unwrap();
        assert_eq!(seen, [0, batch]);
        assert_eq!((report.stopped, report.new), (true, batch));
        drop(running);
        let rest = imported(&program, &totals);
        assert_eq!((rest.stopped, rest.new, rest.same), (false, 1, batch));
    }

    #[test]
    fn every_result_on_file_is_compared_and_a_cancelled_comparison_is_refused() {
        let (_folder, program) = trial::program();
        imported(&program, &["335", "482"]);
        let running = program.work().begin().unwrap();
        let mut last = None;
        let found = findings(&program.turns(), &program.tables(), &running, |at| last = Some(at)).unwrap();
        assert_eq!(found.findings.compared, 2);
        assert_eq!(last, Some(FindingsProgress { done: 2, of: 2 }));
        program.work().cancel();
        let refused = findings(&program.turns(), &program.tables(), &running, |_| {}).unwrap_err();
        assert_eq!(refused.code, "work-cancelled");
    }

    #[test]
    fn a_result_typed_in_is_laid_beside_the_provisional_one_and_taken_back() {
        let (_folder, program) = trial::program();
        let id = trial::case(&program);
        trial::with(&program, move |store, tables| {
            let case = case_view::read(store, tables, id)?;
            let entry = OfficialResultEntry { total: "48.2".to_owned(), ..OfficialResultEntry::default() };
            let result = typed_result::read(&entry, case.rules)?;
            store.set_official(id, Some(&result), &stamp(store))?;
            let beside = CaseOfficialResult::of(store, &case)?.unwrap();
            assert_eq!(beside.result, result);
            assert_eq!(beside.comparison.lines.len(), 1);
            store.set_official(id, None, &stamp(store))?;
            assert_eq!(CaseOfficialResult::of(store, &case)?, None);
            Ok(())
        });
    }

    #[test]
    fn the_example_of_a_cause_leads_to_the_case_of_the_same_application() {
        let (_folder, program) = trial::program();
        imported(&program, &["335"]);
        trial::with(&program, |store, tables| {
            let application = nintei_survey::Application {
                insurer_number: "999999".to_owned(),
                insured_number: "0000000000".to_owned(),
                applied_on: chrono::NaiveDate::from_ymd_opt(2026, 4, 1),
                ..nintei_survey::Application::default()
            };
            let form = tables.form_on(now().date_naive())?;
            let case = store.create_case(&application, &form.id, true, &stamp(store))?;
            let record = store.official_batch(&mut store.official_walk()?)?[0].0;
            assert_eq!(cases_of(store, &[record].into())?, [(record, case)].into());
            Ok(())
        });
    }
}

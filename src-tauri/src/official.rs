//! Official results: importing a file of them, and comparing all of them, in the background and batch by batch.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Read, Seek};

use nintei_exchange::{OfficialRow, Reader, RowError};
use nintei_judgment::{Collector, Findings, compare};
use nintei_store::{
    CaseId, CaseQuery, ImportCounts, ImportSource, KeptOfficialRecord, OfficialImport, OfficialRecordId, Stamp, Store,
};

use crate::case_view::CaseOnTables;
use crate::program::{Turns, now, stamp};
use crate::refusal::Refusal;
use crate::tables::Tables;
use crate::views::{CaseOfficialResult, FindingsProgress, ImportProgress, ImportReport, OfficialFindings, RefusedRow};
use crate::work::Running;

/// Refused rows that a report names. More are counted.
const NAMED: usize = 200;

/// The official result of `case` beside the 試算, where there is one.
pub fn of_case(store: &Store, case: &CaseOnTables<'_>) -> Result<Option<CaseOfficialResult>, Refusal> {
    let official = store.official_of_case(&case.case)?;
    Ok(official.map(|official| CaseOfficialResult {
        origin: official.origin,
        comparison: compare(case.rules, &case.input(), &official.result),
        result: official.result,
        imported_beside: official.imported_beside.is_some(),
    }))
}

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
    let stamp = stamp();
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

//! 試算: the steps, what decides, side by side, and the judgments on record.

use nintei_case::{Made, agrees, rules_of};
use nintei_judgment::{
    JudgmentInput, RuleEdition, Traced, TreeId, deciding as decide, judge, side_by_side as beside, split_flow,
};
use nintei_store::{CaseId, JudgmentOccasion, Store};
use tauri::State;
use tauri::ipc::Response;

use crate::case_view::{self, json};
use crate::program::{Program, stamp};
use crate::refusal::Refusal;
use crate::views::{JudgmentRecordView, JudgmentView, OtherSide, RecordedJudgment};

/// The judgment of `input`, and its way through 図表6.
fn judged<'r>(rules: &'r RuleEdition, input: &'r JudgmentInput) -> JudgmentView<'r> {
    JudgmentView { judgment: judge(rules, input), split_flow: split_flow(rules, input) }
}

#[tauri::command]
pub async fn judgment(program: State<'_, Program>, id: CaseId) -> Result<Response, Refusal> {
    program
        .with_store(move |store, tables| {
            let case = case_view::read(store, tables, id)?;
            json(&judged(case.rules, &case.input()))
        })
        .await
}

#[tauri::command]
pub async fn set_traced(
    program: State<'_, Program>,
    id: CaseId,
    tree: TreeId,
    minutes: Option<String>,
    by: String,
) -> Result<Response, Refusal> {
    program
        .with_store(move |store, tables| {
            let case = case_view::read(store, tables, id)?;
            let stamp = stamp(store);
            let traced = minutes.map(|text| case.rules.read_traced(tree, &text)).transpose()?.map(|minutes| Traced {
                minutes,
                by,
                on: Some(stamp.at.date_naive()),
            });
            store.set_traced(id, tree, traced.as_ref(), &stamp)?;
            case_view::respond(store, tables, id)
        })
        .await
}

#[tauri::command]
pub async fn deciding(program: State<'_, Program>, id: CaseId) -> Result<Response, Refusal> {
    program
        .with_store(move |store, tables| {
            let case = case_view::read(store, tables, id)?;
            json(&decide(case.rules, case.form, &case.input()))
        })
        .await
}

#[tauri::command]
pub async fn side_by_side(program: State<'_, Program>, id: CaseId, other: OtherSide) -> Result<Response, Refusal> {
    program
        .with_store(move |store, tables| {
            let this = case_view::read(store, tables, id)?;
            let other = match other {
                OtherSide::Last => {
                    this.last.as_ref().map(|last| case_view::read(store, tables, last.case.id)).transpose()?
                }
                OtherSide::Case { id } => Some(case_view::read(store, tables, id)?),
                OtherSide::Variant { answers } => {
                    let mut variant = case_view::read(store, tables, id)?;
                    for (item, numbers) in &answers {
                        variant.case.answers.set(variant.form, *item, numbers)?;
                    }
                    Some(variant)
                }
            };
            json(&other.map(|other| beside(this.form, this.rules, &this.input(), other.rules, &other.input())))
        })
        .await
}

#[tauri::command]
pub async fn judgment_records(program: State<'_, Program>, id: CaseId) -> Result<Vec<JudgmentRecordView>, Refusal> {
    program.with_store(move |store, _| on_record(store, id)).await
}

#[tauri::command]
pub async fn record_judgment(program: State<'_, Program>, id: CaseId) -> Result<Vec<JudgmentRecordView>, Refusal> {
    program
        .with_store(move |store, tables| {
            let case = case_view::read(store, tables, id)?;
            let stamp = stamp(store);
            Made::of(&case).put(store, JudgmentOccasion::Recorded, &stamp)?;
            on_record(store, id)
        })
        .await
}

/// The judgments of a case on record, newest first.
fn on_record(store: &Store, id: CaseId) -> Result<Vec<JudgmentRecordView>, Refusal> {
    Ok(store.judgment_records(id)?.into_iter().map(JudgmentRecordView::from).collect())
}

#[tauri::command]
pub async fn judgment_as_recorded(program: State<'_, Program>, record: i64) -> Result<Response, Refusal> {
    program
        .with_store(move |store, tables| {
            let (_, kept) = store.judgment_record(record)?;
            let rules = rules_of(store, tables, &kept)?;
            let agrees = agrees(&kept, &rules);
            json(&RecordedJudgment { made_again: judged(&rules, &kept.input), agrees })
        })
        .await
}

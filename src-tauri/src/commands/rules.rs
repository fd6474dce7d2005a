//! 規則の表 and the office's supplements to it.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use nintei_case::{Tables, supplements};
use nintei_judgment::{AdoptedSupplement, Supplement, TreeId, differences};
use nintei_store::{KeptSupplement, Store, SupplementId, SupplementState};
use tauri::{AppHandle, State};

use crate::program::{Program, in_background, now, stamp};
use crate::refusal::Refusal;
use crate::views::{RuleEditionView, RuleTables, SupplementCheck, SupplementView};
use crate::{dialogue, written_file};

/// Files of supplements, in a dialogue.
const FILES: dialogue::Kind = ("補完（YAML）", &["yaml", "yml"]);
/// More than a supplement's file can be, in bytes.
const MOST: u64 = 4 << 20;

#[tauri::command]
pub async fn rule_tables(program: State<'_, Program>) -> Result<RuleTables, Refusal> {
    program.with_store(|store, tables| present(store, tables)).await
}

fn present(store: &Store, tables: &Tables) -> Result<RuleTables, Refusal> {
    let current = tables.rules_on(now().date_naive())?;
    let editions = tables.built_in_rules().map(|(edition, form)| RuleEditionView {
        id: edition.id().to_owned(),
        name: edition.name().to_owned(),
        form: form.to_owned(),
        applies_from: edition.applies_from(),
        applies_to: edition.applies_to(),
    });
    Ok(RuleTables {
        editions: editions.collect(),
        current: current.id().to_owned(),
        trouble: tables.trouble().map(str::to_owned),
        gaps: current.gaps(),
        supplements: store.supplements()?.into_iter().map(|kept| view(tables, kept)).collect::<Result<_, _>>()?,
    })
}

fn view(tables: &Tables, kept: KeptSupplement) -> Result<SupplementView, Refusal> {
    let (supplement, faults) = match supplements::read(&kept) {
        Ok(supplement) if kept.state == SupplementState::Draft => {
            let (base, form) = tables.base(&supplement.edition)?;
            let faults = supplement.check(base, form).len();
            (supplement, faults)
        }
        Ok(supplement) => (supplement, 0),
        // It stays in the list, so that it can be exported, discarded or withdrawn.
        Err(_) => (Supplement { name: "（いまの書式では読めない補完）".to_owned(), ..Supplement::default() }, 1),
    };
    Ok(SupplementView {
        id: kept.id,
        state: kept.state,
        supplement,
        saved_at: kept.saved_at,
        saved_by: kept.saved_by,
        adopted_at: kept.adopted_at,
        adopted_by: kept.adopted_by,
        withdrawn_at: kept.withdrawn_at,
        withdrawn_by: kept.withdrawn_by,
        withdrawn_why: kept.withdrawn_why,
        faults,
    })
}

#[tauri::command]
pub async fn check_supplement(program: State<'_, Program>, supplement: Supplement) -> Result<SupplementCheck, Refusal> {
    let tables = program.tables();
    in_background(move || {
        let (base, form) = tables.base(&supplement.edition)?;
        let tried = base.try_out(&supplement, form);
        let now = base.edition(form)?;
        Ok(SupplementCheck {
            faults: tried.faults,
            differences: tried.edition.map(|with| differences(&now, &with)).unwrap_or_default(),
            figures: supplement.figures(form),
            in_official_words: supplement.in_official_words(form),
        })
    })
    .await
}

#[tauri::command]
pub async fn tree_outline(program: State<'_, Program>, tree: TreeId) -> Result<Option<String>, Refusal> {
    Ok(program.tables().rules_on(now().date_naive())?.tree_outline(tree))
}

#[tauri::command]
pub async fn save_supplement(
    program: State<'_, Program>,
    id: Option<SupplementId>,
    supplement: Supplement,
) -> Result<SupplementId, Refusal> {
    program.with_store(move |store, _| Ok(store.save_supplement_draft(id, &supplement.write(), &stamp(store))?)).await
}

#[tauri::command]
pub async fn adopt_supplement(program: State<'_, Program>, id: SupplementId) -> Result<(), Refusal> {
    program.with_supplements(move |store, tables| adopt(store, tables, id)).await
}

fn adopt(store: &mut Store, tables: &Tables, id: SupplementId) -> Result<(), Refusal> {
    let supplement = supplements::read(&store.supplement(id)?)?;
    let (base, form) = tables.base(&supplement.edition)?;
    if let [fault, others @ ..] = supplement.check(base, form).as_slice() {
        let others = if others.is_empty() { String::new() } else { format!("（ほか{}件）", others.len()) };
        let sentence = format!(
            "誤りがあるため採用できません。{}: {}{others}。直して保存してから採用してください。",
            fault.place, fault.cause
        );
        return Err(Refusal::new("supplement-faulty", sentence));
    }
    let stamp = stamp(store);
    let mut adopted = supplements::adopted(store)?;
    adopted.push(AdoptedSupplement { id, adopted_on: stamp.at.date_naive(), supplement });
    tables.fits(&adopted)?;
    Ok(store.adopt_supplement(id, &stamp)?)
}

#[tauri::command]
pub async fn withdraw_supplement(program: State<'_, Program>, id: SupplementId, why: String) -> Result<(), Refusal> {
    program.with_supplements(move |store, tables| withdraw(store, tables, id, &why)).await
}

fn withdraw(store: &mut Store, tables: &Tables, id: SupplementId, why: &str) -> Result<(), Refusal> {
    // Where the supplements do not fit as they are, any of them may go.
    if tables.trouble().is_none() {
        let mut left = supplements::adopted(store)?;
        left.retain(|adopted| adopted.id != id);
        tables.fits(&left).map_err(|error| {
                    let sentence = format!(
                        "この補完を前提とする補完があるため、取り下げられません。{error}先に、後から採用した補完を取り下げてください。"
                    );
                    Refusal::new("supplement-needed", sentence)
                })?;
    }
    Ok(store.withdraw_supplement(id, why, &stamp(store))?)
}

#[tauri::command]
pub async fn discard_supplement(program: State<'_, Program>, id: SupplementId) -> Result<(), Refusal> {
    program.with_store(move |store, _| Ok(store.discard_supplement_draft(id, &stamp(store))?)).await
}

#[tauri::command]
pub async fn export_supplement(
    app: AppHandle,
    program: State<'_, Program>,
    id: SupplementId,
) -> Result<Option<String>, Refusal> {
    let text = program.with_store(move |store, _| Ok(store.supplement(id)?.text)).await?;
    let Some(place) = dialogue::place_to_save(app, FILES, format!("補完{id}.yaml")).await? else { return Ok(None) };
    in_background(move || {
        written_file::write(&place, text.as_bytes(), true)?;
        Ok(Some(place.display().to_string()))
    })
    .await
}

#[tauri::command]
pub async fn import_supplement(app: AppHandle, program: State<'_, Program>) -> Result<Option<SupplementId>, Refusal> {
    let Some(place) = dialogue::file_to_open(app, FILES).await? else { return Ok(None) };
    let supplement = in_background(move || read_file(&place)).await?;
    let save = move |store: &mut Store, _: &Tables| {
        Ok(store.save_supplement_draft(None, &supplement.write(), &stamp(store))?)
    };
    program.with_store(save).await.map(Some)
}

fn read_file(place: &Path) -> Result<Supplement, Refusal> {
    let mut bytes = Vec::new();
    File::open(place).and_then(|file| file.take(MOST).read_to_end(&mut bytes)).map_err(|error| {
        let place = place.display();
        Refusal::new(
            "file-unreadable",
            format!("「{place}」を読めません（{error}）。ファイルの場所と権限を確かめてください。"),
        )
    })?;
    let text = String::from_utf8(bytes).map_err(|_| {
        let sentence = "UTF-8の文字として読めません。「書き出す」で作った補完のファイルを選んでください。";
        Refusal::new("file-not-text", sentence)
    })?;
    Ok(Supplement::read(text.trim_start_matches('\u{FEFF}'))?)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at what must not happen")]

    use tauri::async_runtime::block_on;

    use super::*;
    use crate::{case_view, trial};
    use nintei_case::{Made, agrees, rules_of};
    use nintei_store::JudgmentOccasion;

    fn draft(program: &Program, supplement: Supplement) -> SupplementId {
        trial::with(program, move |store, _| {
            Ok(store.save_supplement_draft(None, &supplement.write(), &stamp(store))?)
        })
    }

    fn adopted(program: &Program, id: SupplementId) -> Result<(), Refusal> {
        block_on(program.with_supplements(move |store, tables| adopt(store, tables, id)))
    }

    fn withdrawn(program: &Program, id: SupplementId) -> Result<(), Refusal> {
        block_on(program.with_supplements(move |store, tables| withdraw(store, tables, id, "架空の理由")))
    }

    fn rules(program: &Program) -> String {
        program.tables().rules_on(now().date_naive()).unwrap().id().to_owned()
    }

    #[test]
    fn an_adopted_supplement_is_in_use_at_once_and_after_the_program_was_opened_again_until_it_is_withdrawn() {
        let (_folder, program) = trial::program();
        let id = draft(&program, trial::supplement("2-10", "6.0点"));
        assert_eq!(rules(&program), "2009-04");
        adopted(&program, id).unwrap();
        let named = rules(&program);
        assert_ne!(named, "2009-04");
        trial::reopen(&program);
        assert_eq!(rules(&program), named);
        withdrawn(&program, id).unwrap();
        assert_eq!(rules(&program), "2009-04");
    }

    #[test]
    fn a_supplement_with_a_fault_is_not_adopted_and_stays_a_draft() {
        let (_folder, program) = trial::program();
        let faulty = Supplement { checked_by: String::new(), ..trial::supplement("2-10", "6.0点") };
        let id = draft(&program, faulty);
        let refusal = adopted(&program, id).unwrap_err();
        assert_eq!(refusal.code, "supplement-faulty");
        assert!(refusal.message.contains("確認者"), "{}", refusal.message);
        assert_eq!(rules(&program), "2009-04");
        let state = trial::with(&program, move |store, _| Ok(store.supplement(id)?.state));
        assert_eq!(state, SupplementState::Draft);
    }

    #[test]
    fn a_judgment_on_record_comes_out_as_it_was_after_its_supplement_was_withdrawn() {
        let (_folder, program) = trial::program();
        let case = trial::case(&program);
        let id = draft(&program, trial::supplement("2-10", "6.0点"));
        adopted(&program, id).unwrap();
        trial::with(&program, move |store, tables| {
            let made = Made::of(&case_view::read(store, tables, case)?);
            let stamp = stamp(store);
            Ok(made.put(store, JudgmentOccasion::Recorded, &stamp)?)
        });
        withdrawn(&program, id).unwrap();
        trial::with(&program, move |store, tables| {
            let kept = store.judgment_records(case)?.remove(0);
            let then = rules_of(store, tables, &kept)?;
            assert_eq!(then.id(), kept.rules);
            assert!(agrees(&kept, &then));
            let today = case_view::read(store, tables, case)?;
            assert_ne!(today.rules.id(), kept.rules);
            assert!(!agrees(&kept, today.rules));
            Ok(())
        });
    }

    #[test]
    fn supplements_that_no_longer_fit_are_all_left_out_and_the_rules_say_so() {
        let (_folder, program) = trial::program();
        let id = draft(&program, trial::supplement("2-10", "6.0点"));
        // Adopted behind the program's back: points that lie outside what is known of them.
        let unfit = draft(&program, trial::supplement("2-11", "99.0点"));
        adopted(&program, id).unwrap();
        trial::with(&program, move |store, _| Ok(store.adopt_supplement(unfit, &stamp(store))?));
        trial::reopen(&program);
        assert_eq!(rules(&program), "2009-04（補完を用いず）");
        let seen = trial::with(&program, |store, tables| present(store, tables));
        assert!(seen.trouble.is_some_and(|trouble| trouble.contains("取り下げ")));
        withdrawn(&program, unfit).unwrap();
        assert_eq!(rules(&program), format!("2009-04+補完{id}"));
    }

    #[test]
    fn a_file_that_is_no_supplement_is_refused_by_its_own_code() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("補完.yaml");
        for (content, code) in [
            (&b"\x83\x65\x83\x58\x83\x67"[..], "file-not-text"),
            ("これは補完ではない".as_bytes(), "supplement-unreadable"),
            (&vec![b' '; 5 << 20][..], "supplement-too-large"),
        ] {
            std::fs::write(&place, content).unwrap();
            assert_eq!(read_file(&place).unwrap_err().code, code);
        }
        assert_eq!(read_file(&folder.path().join("ない.yaml")).unwrap_err().code, "file-unreadable");
    }
}

//! The shape of a form edition's file and the checks on it.

use std::collections::HashSet;

use chrono::NaiveDate;
use serde::Deserialize;

use super::overview::OverviewBlock;
use super::{AnswerOption, FormEdition, FormError, InputWarning, Question, Section};
use crate::ItemId;

include!(concat!(env!("OUT_DIR"), "/built_in_forms.rs"));

#[derive(Deserialize)]
struct File {
    edition: Edition,
    source: String,
    source_url: String,
    groups: Vec<Group>,
    items: Vec<Item>,
    special_medical: SpecialMedical,
    independence: Independence,
    warnings: Vec<InputWarning>,
    gaikyo: OverviewBlock,
}

#[derive(Deserialize)]
struct Edition {
    name: String,
    applies_from: NaiveDate,
}

#[derive(Deserialize)]
struct Group {
    id: String,
    name: String,
    n: usize,
}

#[derive(Deserialize)]
struct Item {
    id: ItemId,
    group: String,
    name_form: String,
    name_short: String,
    axis: String,
    multi: bool,
    window: String,
    options: Vec<OptionEntry>,
    exclusive_option: Option<u8>,
    axis_subtype: Option<String>,
    #[serde(default)]
    tokki_required_if: Vec<u8>,
    #[serde(default)]
    sub_fields: Vec<String>,
    #[serde(default)]
    print_labels: Vec<String>,
}

#[derive(Deserialize)]
struct OptionEntry {
    no: u8,
    label: String,
    kind: Option<String>,
}

#[derive(Deserialize)]
struct SpecialMedical {
    id: ItemId,
    name: String,
    multi: bool,
    window: String,
    axis: String,
    options: Vec<OptionEntry>,
    #[serde(default)]
    tokki_must_state: Vec<String>,
}

#[derive(Deserialize)]
struct Independence {
    physical: Scale,
    dementia: Scale,
}

#[derive(Deserialize)]
struct Scale {
    id: ItemId,
    name: String,
    values: Vec<String>,
}

pub(super) fn read(name: &str, text: &str) -> Result<FormEdition, FormError> {
    let file: File =
        serde_json::from_str(text).map_err(|cause| FormError::Unreadable { edition: name.to_owned(), cause })?;
    let form = assemble(name, file)?;
    check(&form)?;
    Ok(form)
}

fn assemble(name: &str, file: File) -> Result<FormEdition, FormError> {
    let unsound = |place: String, cause: String| FormError::Unsound { edition: name.to_owned(), place, cause };
    let mut sections: Vec<Section> = Vec::new();
    let mut counts = Vec::new();
    for group in file.groups {
        let id = group.id.parse().map_err(|_| unsound(format!("第{}群", group.id), "群の番号ではない".into()))?;
        sections.push(Section { id, name: group.name, questions: Vec::new() });
        counts.push(group.n);
    }
    for item in file.items {
        let place = item.id.to_string();
        let section = sections
            .iter_mut()
            .find(|section| section.id.to_string() == item.group && section.id == item.id.section())
            .ok_or_else(|| unsound(place.clone(), format!("第{}群がない", item.group)))?;
        if !item.print_labels.is_empty() && item.print_labels.len() != item.options.len() {
            return Err(unsound(place, "印字用の文言の数が選択肢の数と違う".into()));
        }
        let flattened =
            u8::try_from(item.sub_fields.len().max(1)).map_err(|_| unsound(place, "小項目が多すぎる".into()))?;
        let options = item
            .options
            .into_iter()
            .enumerate()
            .map(|(index, option)| AnswerOption {
                no: option.no,
                print_label: item.print_labels.get(index).unwrap_or(&option.label).clone(),
                label: option.label,
                kind: option.kind,
            })
            .collect();
        section.questions.push(Question {
            id: item.id,
            name: item.name_form,
            short_name: item.name_short,
            axis: item.axis,
            window: item.window,
            multiple: item.multi,
            exclusive_option: item.exclusive_option,
            may_be_none: false,
            axis_subtype: item.axis_subtype,
            note_required_if: item.tokki_required_if,
            note_must_state: Vec::new(),
            flattened,
            options,
        });
    }
    for (section, expected) in sections.iter().zip(counts) {
        if section.questions.len() != expected {
            return Err(unsound(
                format!("第{}群", section.id),
                format!("{expected}問のはずが{}問ある", section.questions.len()),
            ));
        }
    }
    sections.push(special_care(file.special_medical));
    sections.push(independence(file.independence));
    Ok(FormEdition {
        id: name.to_owned(),
        name: file.edition.name,
        applies_from: file.edition.applies_from,
        source: file.source,
        source_url: file.source_url,
        sections,
        warnings: file.warnings,
        overview: file.gaikyo.assemble().map_err(|cause| unsound("概況調査".to_owned(), cause))?,
    })
}

fn special_care(block: SpecialMedical) -> Section {
    let options: Vec<AnswerOption> = block
        .options
        .into_iter()
        .map(|option| AnswerOption {
            no: option.no,
            print_label: option.label.clone(),
            label: option.label,
            kind: option.kind,
        })
        .collect();
    Section {
        id: block.id.section(),
        name: "特別な医療".to_owned(),
        questions: vec![Question {
            id: block.id,
            short_name: "特別な医療".to_owned(),
            name: block.name,
            axis: block.axis,
            window: block.window,
            multiple: block.multi,
            exclusive_option: None,
            may_be_none: true,
            axis_subtype: None,
            note_required_if: Vec::new(),
            note_must_state: block.tokki_must_state,
            flattened: u8::try_from(options.len()).unwrap_or(u8::MAX),
            options,
        }],
    }
}

fn independence(block: Independence) -> Section {
    let question = |scale: Scale| Question {
        id: scale.id,
        short_name: scale.name.clone(),
        name: scale.name,
        axis: String::new(),
        window: String::new(),
        multiple: false,
        exclusive_option: None,
        may_be_none: false,
        axis_subtype: None,
        note_required_if: Vec::new(),
        note_must_state: Vec::new(),
        flattened: 0,
        options: (1..)
            .zip(scale.values)
            .map(|(no, label)| AnswerOption { no, print_label: label.clone(), label, kind: None })
            .collect(),
    };
    Section {
        id: 7,
        name: "日常生活自立度".to_owned(),
        questions: vec![question(block.physical), question(block.dementia)],
    }
}

fn check(form: &FormEdition) -> Result<(), FormError> {
    let unsound = |place: String, cause: &str| {
        Err(FormError::Unsound { edition: form.id.clone(), place, cause: cause.to_owned() })
    };
    let mut seen = HashSet::new();
    for question in form.questions() {
        let place = question.id.to_string();
        if !seen.insert(question.id) {
            return unsound(place, "同じ番号の項目が二つある");
        }
        let in_order = question.options.iter().zip(1u8..).all(|(option, no)| option.no == no);
        if question.options.is_empty() || question.options.len() > 15 || !in_order {
            return unsound(place, "選択肢の番号が1から順に並んでいない");
        }
        if question.exclusive_option.is_some_and(|no| question.option(no).is_none()) {
            return unsound(place, "他と両立しない選択肢の番号がない");
        }
        if question.note_required_if.iter().any(|no| question.option(*no).is_none()) {
            return unsound(place, "特記事項を要する選択肢の番号がない");
        }
    }
    for warning in &form.warnings {
        for condition in &warning.all_of {
            let wording =
                form.question(condition.item).and_then(|question| Some((question, question.option(condition.option)?)));
            let agrees = wording.is_some_and(|(question, option)| {
                question.short_name == condition.name && option.label == condition.label
            });
            if !agrees {
                return unsound(format!("警告{}", warning.code), "項目または選択肢の文言が調査票と一致しない");
            }
        }
    }
    Ok(())
}

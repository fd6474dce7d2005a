//! What each role may ask the program for: one table over every command. A command that is not in it is refused.

use std::collections::BTreeSet;

use nintei_store::Role::{self, Administrator, Investigator, Secretariat, Teacher};

/// Who may ask for a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Anybody at the computer: what opens and locks the file, and what the program says about itself.
    Anybody,
    /// Who is signed in, also while their passphrase is one for a single sign-in.
    Oneself,
    /// Who has one of these roles.
    AnyOf(&'static [Role]),
}

const EVERYBODY: &[Role] = &Role::ALL;
/// Who works on cases.
const CASES: &[Role] = &[Investigator, Secretariat];
const OFFICE: &[Role] = &[Secretariat];
/// Who sets what holds for the whole office.
const REGISTERS: &[Role] = &[Secretariat, Administrator];
/// Who adds to the phrase book.
const PHRASES: &[Role] = &[Investigator, Secretariat, Administrator];
/// Who exchanges cases with other computers, or decides with which.
const TRANSFER: &[Role] = &[Investigator, Secretariat, Administrator];
const RULES: &[Role] = &[Investigator, Secretariat, Teacher, Administrator];
const TEACHING: &[Role] = &[Teacher];
const MANAGING: &[Role] = &[Administrator];

/// Who may ask for `command`; `None` where the table has no such command.
pub fn of(command: &str) -> Option<Access> {
    use Access::{AnyOf, Anybody, Oneself};
    Some(match command {
        "vault_state"
        | "create_vault"
        | "unlock"
        | "unlock_with_recovery_code"
        | "attempt_wait"
        | "lock"
        | "watch_session"
        | "choose_folder"
        | "about"
        | "backups"
        | "restore"
        | "cancel_work"
        | "closing_heard"
        | "stay_open"
        | "close_program" => Anybody,
        "still_here" | "change_passphrase" => Oneself,
        // What tells nothing about a person, and what goes on with work that was allowed.
        "form_edition" | "survey_tables" | "read_date" | "read_time" | "vague_words" | "note_limits"
        | "choose_path" | "choose_file" | "choose_sheet_path" | "open_saved_sheet" | "services" | "phrase_book" => {
            AnyOf(EVERYBODY)
        }
        // 受付, 調査, 試算, 帳票.
        "search_cases"
        | "create_case"
        | "add_example_cases"
        | "open_case"
        | "save_application"
        | "set_case_status"
        | "answer"
        | "write_note"
        | "copy_last_note"
        | "write_memo"
        | "set_circumstances"
        | "dismiss_note"
        | "undo"
        | "redo"
        | "item_history"
        | "save_overview"
        | "investigator_choices"
        | "assign_investigator"
        | "set_last_survey"
        | "set_opinion"
        | "judgment"
        | "set_traced"
        | "deciding"
        | "side_by_side"
        | "judgment_records"
        | "record_judgment"
        | "judgment_as_recorded"
        | "official_result"
        | "set_official"
        | "draw_sheet"
        | "default_sheet_path"
        | "save_sheet"
        | "keep_case_as_exercise" => AnyOf(CASES),
        // 規則: read by all whose work rests on them, changed by 事務局.
        "rule_tables" | "check_supplement" | "tree_outline" => AnyOf(RULES),
        "save_supplement"
        | "adopt_supplement"
        | "withdraw_supplement"
        | "discard_supplement"
        | "export_supplement"
        | "import_supplement"
        | "official_overview"
        | "import_official"
        | "official_findings"
        | "open_intake"
        | "intake_preview"
        | "take_intake"
        | "linked_numbers"
        | "unlink_numbers" => AnyOf(OFFICE),
        // 審査会.
        "board_register"
        | "save_member"
        | "retire_member"
        | "save_panel"
        | "retire_panel"
        | "save_board_settings"
        | "meetings"
        | "save_meeting"
        | "remove_meeting"
        | "meeting"
        | "order_meeting"
        | "order_meeting_by"
        | "waiting_cases"
        | "propose_assignment"
        | "assign_cases"
        | "review"
        | "set_full_review"
        | "mask_text"
        | "decide"
        | "withdraw_decision"
        | "confirm_simplified"
        | "deadlines"
        | "renewals"
        | "default_packet_path"
        | "save_packet"
        | "default_record_path"
        | "save_record"
        | "attach_file"
        | "attachment_content"
        | "check_attachment"
        | "remove_attachment"
        | "board_statistics"
        | "default_statistics_path"
        | "save_statistics" => AnyOf(OFFICE),
        // 事務所の設定.
        "save_phrase" | "remove_phrase" => AnyOf(PHRASES),
        "investigators" | "save_investigator" | "retire_investigator" | "set_note_limits" => AnyOf(REGISTERS),
        // 研修: practised by everybody, kept by 講師.
        "training_choices"
        | "calculation"
        | "calculation_sheet"
        | "mark_calculation"
        | "calculation_hint"
        | "note_course"
        | "review_exercise"
        | "mark_review"
        | "analysis_exercise"
        | "mark_analysis"
        | "learners"
        | "kept_exercises"
        | "kept_work"
        | "keep_work"
        | "drop_work"
        | "learner_progress"
        | "record_sheet_form"
        | "record_sheets"
        | "save_record_sheet"
        | "remove_record_sheet"
        | "draw_record_sheet"
        | "default_record_sheet_path"
        | "save_record_sheet_pdf"
        | "draw_worksheet"
        | "default_worksheet_path"
        | "save_worksheets" => AnyOf(EVERYBODY),
        "save_learner"
        | "set_learner_left"
        | "remove_learner"
        | "class_sheet"
        | "default_class_sheet_path"
        | "save_class_sheet"
        | "rename_exercise"
        | "remove_exercise" => AnyOf(TEACHING),
        // 引渡し: cases are exchanged by who works on them, with computers that the office and 管理者 have taken up.
        "transfer_state" => AnyOf(TRANSFER),
        "default_bundle_path"
        | "make_bundle"
        | "preview_bundle"
        | "take_bundle"
        | "conflicts"
        | "settle_conflict"
        | "end_lending"
        | "received_lines" => AnyOf(CASES),
        "name_station" | "default_card_path" | "save_card" | "read_card" | "add_peer" | "confirm_peer"
        | "stop_peer" => AnyOf(REGISTERS),
        // 利用者, 鍵.
        "users"
        | "add_user"
        | "change_user"
        | "stop_user"
        | "reset_passphrase"
        | "renew_recovery_code"
        | "replace_key"
        | "set_lock_after"
        | "save_keeping"
        | "journal_page"
        | "journal_people"
        | "verify_journal" => AnyOf(MANAGING),
        // 保全: a backup tells nobody anything, and whoever worked may keep their work.
        "keeping_state" | "back_up_now" | "draft" | "keep_draft" => AnyOf(EVERYBODY),
        _ => return None,
    })
}

/// Whether somebody of `roles`, where somebody is signed in, may ask for `command`. `own_passphrase` is whether their
/// passphrase is their own already.
pub fn is_allowed(command: &str, roles: Option<&BTreeSet<Role>>, own_passphrase: bool) -> bool {
    match (of(command), roles) {
        (Some(Access::Anybody), _) | (Some(Access::Oneself), Some(_)) => true,
        (Some(Access::AnyOf(allowed)), Some(roles)) => {
            own_passphrase && allowed.iter().any(|role| roles.contains(role))
        }
        (Some(Access::Oneself | Access::AnyOf(_)), None) | (None, _) => false,
    }
}

/// The role's name.
pub const fn name(role: Role) -> &'static str {
    match role {
        Investigator => "調査員",
        Secretariat => "事務局",
        Teacher => "講師",
        Administrator => "管理者",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every command that is registered, as the shell's own source lists them.
    fn registered() -> Vec<&'static str> {
        let (_, list) = include_str!("lib.rs").split_once("generate_handler![").unwrap();
        let (list, _) = list.split_once(']').unwrap();
        list.split(',').filter_map(|path| Some(path.trim().rsplit_once("::")?.1)).collect()
    }

    fn may(role: Role, command: &str) -> bool {
        is_allowed(command, Some(&[role].into()), true)
    }

    #[test]
    fn every_registered_command_stands_in_the_table() {
        let commands = registered();
        assert!(commands.len() > 100, "{}", commands.len());
        let missing: Vec<_> = commands.into_iter().filter(|command| of(command).is_none()).collect();
        assert_eq!(missing, Vec::<&str>::new(), "say in access.rs who may ask for them");
    }

    #[test]
    fn nobody_asks_for_more_than_opening_while_the_file_is_locked() {
        let open: Vec<_> = registered().into_iter().filter(|command| is_allowed(command, None, true)).collect();
        let anybody = [
            "vault_state",
            "create_vault",
            "unlock",
            "unlock_with_recovery_code",
            "attempt_wait",
            "lock",
            "watch_session",
            "choose_folder",
            "about",
            "backups",
            "restore",
            "cancel_work",
            "closing_heard",
            "stay_open",
            "close_program",
        ];
        for command in &open {
            assert!(anybody.contains(command), "{command}");
        }
        assert!(open.contains(&"unlock"));
    }

    #[test]
    fn with_a_passphrase_for_one_sign_in_only_an_own_one_can_be_chosen() {
        let all = Role::ALL.into();
        assert!(is_allowed("change_passphrase", Some(&all), false));
        assert!(is_allowed("lock", Some(&all), false));
        for command in ["search_cases", "users", "training_choices"] {
            assert!(!is_allowed(command, Some(&all), false), "{command}");
        }
    }

    #[test]
    fn each_role_may_what_it_needs_and_no_more() {
        for (command, allowed) in [
            ("open_case", &[Investigator, Secretariat][..]),
            ("answer", &[Investigator, Secretariat]),
            ("decide", &[Secretariat]),
            ("save_packet", &[Secretariat]),
            ("board_statistics", &[Secretariat]),
            ("import_official", &[Secretariat]),
            ("take_intake", &[Secretariat]),
            ("transfer_state", &[Investigator, Secretariat, Administrator]),
            ("make_bundle", &[Investigator, Secretariat]),
            ("confirm_peer", &[Secretariat, Administrator]),
            ("adopt_supplement", &[Secretariat]),
            ("save_investigator", &[Secretariat, Administrator]),
            ("mark_calculation", &[Investigator, Secretariat, Teacher, Administrator]),
            ("class_sheet", &[Teacher]),
            ("remove_learner", &[Teacher]),
            ("users", &[Administrator]),
            ("replace_key", &[Administrator]),
            ("set_lock_after", &[Administrator]),
            ("save_keeping", &[Administrator]),
            ("journal_page", &[Administrator]),
            ("verify_journal", &[Administrator]),
            ("back_up_now", &Role::ALL),
        ] {
            let found: Vec<_> = Role::ALL.into_iter().filter(|role| may(*role, command)).collect();
            assert_eq!(found, allowed, "{command}");
        }
    }

    #[test]
    fn who_only_manages_or_teaches_reads_no_case() {
        for command in ["search_cases", "open_case", "item_history", "judgment", "review", "attachment_content"] {
            assert!(!may(Administrator, command) && !may(Teacher, command), "{command}");
        }
    }

    #[test]
    fn several_roles_may_what_each_of_them_may() {
        let both = [Teacher, Administrator].into();
        assert!(is_allowed("class_sheet", Some(&both), true) && is_allowed("users", Some(&both), true));
        assert!(!is_allowed("open_case", Some(&both), true));
        assert!(!is_allowed("class_sheet", Some(&BTreeSet::new()), true));
        assert!(!is_allowed("unheard_of", Some(&Role::ALL.into()), true));
    }
}

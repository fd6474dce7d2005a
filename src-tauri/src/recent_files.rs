//! The desktop's list of files used last. GTK's dialogue notes in it, readable, what was chosen there.

/// From now on what this program puts on the list goes from it again, and what it left there when it was ended goes now.
#[cfg(target_os = "linux")]
pub fn keep_out() {
    use gtk::RecentManager;
    use gtk::glib::application_name;
    use gtk::prelude::RecentManagerExt;

    /// What another program has put there, too, is not ours to take.
    fn take_out(list: &RecentManager) {
        let own = application_name();
        for item in list.items() {
            if item.applications().into_iter().map(Some).eq([own.clone()])
                && let Some(place) = item.uri()
            {
                // Where somebody else was faster, it is gone.
                let _ = list.remove_item(&place);
            }
        }
    }

    if let Some(list) = RecentManager::default() {
        take_out(&list);
        list.connect_changed(take_out);
    }
}

/// Elsewhere the list is the system's own affair.
#[cfg(not(target_os = "linux"))]
pub const fn keep_out() {}

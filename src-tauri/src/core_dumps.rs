//! A program that crashes leaves no picture of its memory on the disk.

/// From now on neither this process nor one that it starts leaves a core dump: what a person entered lies in their memory.
#[cfg(unix)]
pub fn forbid() {
    use rustix::process::{Resource, Rlimit, setrlimit};
    // Lowering one's own limit needs no rights and cannot fail.
    let _ = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) });
}

/// Windows writes none unless it was told to for this program by name.
#[cfg(not(unix))]
pub const fn forbid() {}

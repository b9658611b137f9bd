//! A line on the terminal while something takes longer than a second.

use std::io::{IsTerminal, Write};
use std::sync::mpsc::{Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

use super::Options;

/// Shows what is being done until it is dropped; shows nothing where standard error is no terminal.
pub(crate) struct Progress {
    done: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Progress {
    /// Starts to wait; `doing` is shown after a second.
    pub(crate) fn start(doing: &'static str, options: Options) -> Self {
        if options.quiet || !std::io::stderr().is_terminal() {
            return Self {
                done: None,
                thread: None,
            };
        }
        let (done, finished) = channel::<()>();
        let thread = std::thread::spawn(move || {
            let mut seconds = 0;
            while finished
                .recv_timeout(Duration::from_secs(1))
                .is_err_and(|error| error == std::sync::mpsc::RecvTimeoutError::Timeout)
            {
                seconds += 1;
                let _ = write!(std::io::stderr().lock(), "\r{doing} … {seconds} s");
            }
            if seconds > 0 {
                let _ = write!(std::io::stderr().lock(), "\r\x1b[K");
            }
        });
        Self {
            done: Some(done),
            thread: Some(thread),
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        drop(self.done.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

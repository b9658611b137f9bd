//! The command line of `docwright`.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use super::lint::Format;
use super::report::Color;
use crate::config::Written;

const EXIT_CODES: &str = "\
Exit codes:
  0  done; with `--check`: everything is up to date
  1  a page cannot be read, a lint is denied, a correction does not apply, or `--check` found stale files
  2  the command line or the configuration is wrong, or a path cannot be read or written";

/// Turns API documentation into Rust client crates.
#[derive(Debug, Parser)]
#[command(name = "docwright", version, about, after_help = EXIT_CODES)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
    /// Print nothing but problems
    #[arg(long, global = true)]
    pub(crate) quiet: bool,
    /// When to use colours
    #[arg(long, global = true, value_enum, default_value_t)]
    pub(crate) color: Color,
}

/// How the pages of the command line are read; the configuration tells it for its own.
#[derive(Debug, Default, Args)]
pub(crate) struct Reading {
    /// Corrections of what the pages are known to get wrong
    #[arg(long, value_name = "FILE", requires = "paths")]
    pub(crate) overlay: Option<PathBuf>,
    /// The language that leads where an operation has pages in several; without it the fullest page does
    #[arg(long, value_enum, requires = "paths")]
    pub(crate) language: Option<Written>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Read pages into the intermediate spec and a list of diagnostics
    Parse {
        /// Pages, or folders that are searched for `*.md`
        #[arg(required = true)]
        paths: Vec<PathBuf>,
        /// Where the intermediate spec goes; standard output without it
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
        /// Where the diagnostics go, one JSON object a line
        #[arg(long, value_name = "FILE")]
        diagnostics: Option<PathBuf>,
        /// Let every page stand for itself, other languages and older copies too
        #[arg(long, conflicts_with = "language")]
        no_merge: bool,
        #[command(flatten)]
        reading: Reading,
    },
    /// Bring crates up to date with their pages
    Regenerate {
        /// Change nothing; list what is stale and fail if there is any
        #[arg(long)]
        check: bool,
        /// The configuration
        #[arg(long, value_name = "FILE", default_value = "docwright.toml")]
        config: PathBuf,
    },
    /// Show the problems of pages
    Lint {
        /// Pages, or folders that are searched for `*.md`
        #[arg(required_unless_present = "explain")]
        paths: Vec<PathBuf>,
        /// How problems are written
        #[arg(long, value_enum, default_value_t)]
        format: Format,
        /// Make a code an error, or all `warnings`
        #[arg(long, value_name = "CODE")]
        deny: Vec<String>,
        /// Leave a code out
        #[arg(long, value_name = "CODE")]
        allow: Vec<String>,
        /// How many of each code are shown in full
        #[arg(long, value_name = "N", default_value_t = 3)]
        most: usize,
        /// Tell what a code stands for
        #[arg(long, value_name = "CODE")]
        explain: Option<String>,
        #[command(flatten)]
        reading: Reading,
    },
    /// Show what was read from a place of the pages, and the Rust that came of it
    Explain {
        /// `Product.Operation.Name`: a parameter, a response field or an error code
        name: String,
        /// Pages, or folders that are searched for `*.md`; those of the configuration, read as that says, where none are given
        paths: Vec<PathBuf>,
        /// The configuration
        #[arg(
            long,
            value_name = "FILE",
            default_value = "docwright.toml",
            conflicts_with = "paths"
        )]
        config: PathBuf,
        /// As JSON
        #[arg(long)]
        json: bool,
        #[command(flatten)]
        reading: Reading,
    },
    /// Write a whole crate for the pages of a product
    Generate {
        /// Pages, or folders that are searched for `*.md`
        #[arg(required = true)]
        paths: Vec<PathBuf>,
        /// Name of the crate
        #[arg(long)]
        name: String,
        /// Folder of the crate
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
        /// Depend on the runtime in this folder instead of the published one
        #[arg(long, value_name = "DIR")]
        runtime_path: Option<PathBuf>,
        /// Only the services of this product
        #[arg(long)]
        product: Option<String>,
        #[command(flatten)]
        reading: Reading,
    },
}

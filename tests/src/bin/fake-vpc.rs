//! A stand-in for the VPC service on the loopback interface, to try the examples with: it checks signatures (access key `testid`, secret
//! `testsecret`) and answers with the documented samples. It prints its address and ends by itself.
//!
//! ```text
//! cargo run -p docwright-tests --bin fake-vpc            # for ten minutes, on a free port
//! cargo run -p docwright-tests --bin fake-vpc -- 60 8080 # for a minute, on port 8080
//! ```

use std::process::ExitCode;
use std::time::Duration;

use docwright_spec::model::{SampleKind, Spec};
use docwright_tests::pages;
use docwright_tests::server::{Received, Reply, Server};

/// Longest life, in seconds.
const LONGEST: u64 = 24 * 3600;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let seconds = arguments.next().unwrap_or_else(|| "600".to_owned());
    let port = arguments.next().unwrap_or_else(|| "0".to_owned());
    let (Ok(seconds), Ok(port)) = (seconds.parse::<u64>(), port.parse::<u16>()) else {
        eprintln!("usage: fake-vpc [SECONDS] [PORT]");
        return ExitCode::from(2);
    };
    let spec: Spec = match serde_json::from_str(include_str!("../../../spec/vpc.json")) {
        Ok(spec) => spec,
        Err(error) => {
            eprintln!("spec/vpc.json: {error}");
            return ExitCode::from(2);
        }
    };
    let answers: Vec<(String, String)> = pages::operations(spec)
        .into_iter()
        .filter_map(|operation| {
            let mut samples = operation.samples.into_iter();
            let sample = samples.find(|sample| sample.kind == SampleKind::Json)?;
            // Some samples show the head of the answer too.
            let start = sample.text.find('{')?;
            Some((operation.name, sample.text.get(start..)?.to_owned()))
        })
        .collect();
    let server = Server::bind(&format!("127.0.0.1:{port}"), move |request| {
        let reply = answer(request, &answers);
        let action = request.signed.as_ref().map(|signed| signed.action.as_str());
        println!(
            "{} {}",
            request.method,
            action.unwrap_or("(signature refused)")
        );
        reply
    });
    let server = match server {
        Ok(server) => server,
        Err(error) => {
            eprintln!("port {port} cannot be listened on: {error}");
            return ExitCode::from(2);
        }
    };
    println!("listening on {} for {seconds} s", server.url());
    std::thread::sleep(Duration::from_secs(seconds.min(LONGEST)));
    ExitCode::SUCCESS
}

fn answer(request: &Received, answers: &[(String, String)]) -> Reply {
    let signed = match &request.signed {
        Ok(signed) => signed,
        Err(reason) => return Reply::error(400, "SignatureDoesNotMatch", reason),
    };
    match answers.iter().find(|(name, _)| *name == signed.action) {
        Some((_, answer)) => Reply::Json(200, answer.clone()),
        None => Reply::error(404, "InvalidAction.NotFound", "No such operation here."),
    }
}

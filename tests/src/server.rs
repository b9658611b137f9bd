//! An HTTP/1.1 server on the loopback interface: requests come in over real connections, scripted replies go out, well-formed or broken.
//!
//! Bounded in every way: few connections at once, time-outs on each, and all threads end with the [`Server`].

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use crate::verify::{self, Signed};
use crate::wire::{self, Pair};

/// Connections served at once; more are closed.
const CONNECTIONS: usize = 16;
/// Longest wait for the bytes of a request.
const PATIENCE: Duration = Duration::from_secs(5);
/// Longest head and longest body of a request, in bytes.
const LONGEST: u64 = 1 << 20;

/// A request as it came over the connection.
#[derive(Clone, Debug)]
pub struct Received {
    /// Upper-case method.
    pub method: String,
    /// Path and query as they were sent.
    pub target: String,
    /// Path as it was sent.
    pub path: String,
    /// Query, decoded.
    pub query: Vec<Pair>,
    /// Headers, names in lower case.
    pub headers: Vec<Pair>,
    /// Body.
    pub body: Vec<u8>,
    /// Who signed it, or why that is not certain.
    pub signed: Result<Signed, String>,
    /// When its last byte came.
    pub at: Instant,
}

impl Received {
    /// The first header of this lower-case name.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut found = self.headers.iter().filter(|(key, _)| key == name);
        found.next().map(|(_, value)| value.as_str())
    }

    pub(crate) fn must_header(&self, name: &str) -> Result<&str, String> {
        self.header(name)
            .ok_or_else(|| format!("the header {name} is missing"))
    }

    /// The body's pairs where it is a form.
    ///
    /// # Errors
    /// Where the form is broken.
    pub fn form(&self) -> Result<Vec<Pair>, String> {
        match self.header("content-type") {
            Some(kind) if kind.starts_with("application/x-www-form-urlencoded") => {
                let text = std::str::from_utf8(&self.body).map_err(|error| error.to_string())?;
                wire::decode_pairs(text)
            }
            Some(_) | None => Ok(Vec::new()),
        }
    }

    /// The first parameter of this name, from query or form.
    #[must_use]
    pub fn parameter(&self, name: &str) -> Option<String> {
        let form = self.form().unwrap_or_default();
        let mut all = self.query.iter().chain(&form);
        all.find(|(key, _)| key == name)
            .map(|(_, value)| value.clone())
    }

    /// The operation's own parameters, sorted: without those that every request has.
    #[must_use]
    pub fn parameters(&self) -> Vec<Pair> {
        const COMMON: &[&str] = &[
            "Action",
            "Version",
            "Format",
            "AccessKeyId",
            "SignatureMethod",
            "SignatureVersion",
            "SignatureNonce",
            "Timestamp",
            "Signature",
            "SecurityToken",
        ];
        let mut all = self.query.clone();
        all.extend(self.form().unwrap_or_default());
        all.retain(|(name, _)| !COMMON.contains(&name.as_str()));
        all.sort();
        all
    }
}

/// What the server does with a request.
#[derive(Clone, Debug)]
pub enum Reply {
    /// Status and JSON text.
    Json(u16, String),
    /// Status, headers and body.
    Full(u16, Vec<(&'static str, String)>, Vec<u8>),
    /// A head that promises more body than comes before the connection is closed.
    Half(u16, String),
    /// The connection is closed without a word.
    Close,
    /// The reply comes late.
    Late(Duration, Box<Reply>),
}

impl Reply {
    /// An error answer as the vendor's gateways write it.
    #[must_use]
    pub fn error(status: u16, code: &str, message: &str) -> Self {
        let body = serde_json::json!({
            "Code": code,
            "Message": message,
            "RequestId": "70E8B4D1-26AF-4C93-B15D-0F9C3A7E6D42",
            "HostId": "127.0.0.1",
            "Recommend": "https://example.com/troubleshoot",
        });
        Self::Json(status, body.to_string())
    }

    /// A proxy's idea of an answer.
    #[must_use]
    pub fn html(status: u16) -> Self {
        Self::Full(
            status,
            vec![("content-type", "text/html".to_owned())],
            b"<html><head><title>Bad gateway</title></head><body>Come back later</body></html>"
                .to_vec(),
        )
    }
}

type Script = dyn Fn(&Received) -> Reply + Send + Sync;

/// The running server; it stops when it is dropped.
pub struct Server {
    address: SocketAddr,
    state: Arc<State>,
    acceptor: Option<JoinHandle<()>>,
}

struct State {
    script: Box<Script>,
    log: Mutex<Vec<Received>>,
    stop: AtomicBool,
    open: AtomicUsize,
}

impl Server {
    /// Starts a server that answers each request by `script`, whoever signed it.
    ///
    /// # Panics
    /// Where the machine has no loopback interface.
    #[must_use]
    pub fn start(script: impl Fn(&Received) -> Reply + Send + Sync + 'static) -> Self {
        Self::bind("127.0.0.1:0", script).expect("the loopback interface can be listened on")
    }

    /// The same, on an address.
    ///
    /// # Errors
    /// Where the address cannot be listened on.
    pub fn bind(
        address: &str,
        script: impl Fn(&Received) -> Reply + Send + Sync + 'static,
    ) -> io::Result<Self> {
        let listener = TcpListener::bind(address)?;
        let address = listener.local_addr()?;
        let state = Arc::new(State {
            script: Box::new(script),
            log: Mutex::new(Vec::new()),
            stop: AtomicBool::new(false),
            open: AtomicUsize::new(0),
        });
        let shared = Arc::clone(&state);
        let acceptor = thread::spawn(move || accept(&listener, &shared));
        Ok(Self {
            address,
            state,
            acceptor: Some(acceptor),
        })
    }

    /// Starts a server that checks signatures and gives these replies in order; what comes after them is refused with a code that no
    /// page documents, so that a test sees it.
    #[must_use]
    pub fn answering(replies: impl IntoIterator<Item = Reply>) -> Self {
        let replies = Mutex::new(replies.into_iter().collect::<Vec<_>>().into_iter());
        Self::start(move |request| {
            if let Err(reason) = &request.signed {
                return Reply::error(400, "SignatureDoesNotMatch", reason);
            }
            let mut replies = replies.lock().unwrap_or_else(PoisonError::into_inner);
            replies
                .next()
                .unwrap_or_else(|| Reply::error(418, "TestGotOneRequestTooMany", ""))
        })
    }

    /// `http://127.0.0.1:PORT`.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Everything received so far.
    #[must_use]
    pub fn received(&self) -> Vec<Received> {
        let log = self.state.log.lock();
        log.unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The only request received.
    ///
    /// # Panics
    /// Where it is not the only one, or not signed rightly.
    #[must_use]
    pub fn only(&self) -> Received {
        let mut received = self.received();
        assert_eq!(received.len(), 1, "requests received");
        let request = received.remove(0);
        assert_eq!(request.signed.as_ref().err(), None);
        request
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.state.stop.store(true, Ordering::SeqCst);
        // Wakes the acceptor, which then sees the flag.
        let _ = TcpStream::connect_timeout(&self.address, Duration::from_secs(1));
        if let Some(acceptor) = self.acceptor.take() {
            let _ = acceptor.join();
        }
    }
}

fn accept(listener: &TcpListener, state: &Arc<State>) {
    let mut workers = Vec::new();
    while let Ok((stream, _)) = listener.accept() {
        if state.stop.load(Ordering::SeqCst) {
            break;
        }
        if state.open.load(Ordering::SeqCst) >= CONNECTIONS {
            continue;
        }
        state.open.fetch_add(1, Ordering::SeqCst);
        let shared = Arc::clone(state);
        workers.retain(|worker: &JoinHandle<()>| !worker.is_finished());
        workers.push(thread::spawn(move || {
            // A broken connection is the client's to tell.
            let _ = serve(&stream, &shared);
            let _ = stream.shutdown(Shutdown::Both);
            shared.open.fetch_sub(1, Ordering::SeqCst);
        }));
    }
    for worker in workers {
        let _ = worker.join();
    }
}

/// One request and its reply; every connection carries one.
fn serve(stream: &TcpStream, state: &State) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    stream.set_nodelay(true)?;
    let Some(request) = read(stream)? else {
        return Ok(());
    };
    let reply = (state.script)(&request);
    let log = state.log.lock();
    log.unwrap_or_else(PoisonError::into_inner).push(request);
    write(stream, reply, state)
}

fn read(stream: &TcpStream) -> io::Result<Option<Received>> {
    let mut reader = BufReader::new(stream).take(LONGEST);
    let mut lines = Vec::new();
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line)? == 0 {
            return Ok(None);
        }
        let line = line.trim_end_matches(['\r', '\n']);
        if line.is_empty() {
            break;
        }
        lines.push(line.to_owned());
    }
    let mut lines = lines.into_iter();
    let first = lines.next().unwrap_or_default();
    let mut words = first.split(' ');
    let method = words.next().unwrap_or_default().to_owned();
    let target = words.next().unwrap_or_default().to_owned();
    let headers: Vec<Pair> = lines
        .filter_map(|line| {
            let (name, value) = line.split_once(':')?;
            Some((name.to_ascii_lowercase(), value.trim().to_owned()))
        })
        .collect();
    let length = headers
        .iter()
        .find(|(name, _)| name == "content-length")
        .and_then(|(_, value)| value.parse::<usize>().ok())
        .unwrap_or(0);
    let mut body = Vec::new();
    reader.set_limit(u64::try_from(length).unwrap_or(LONGEST).min(LONGEST));
    reader.read_to_end(&mut body)?;
    if body.len() < length {
        return Ok(None);
    }
    let (path, query) = target.split_once('?').unwrap_or((&target, ""));
    let (query, broken) = match wire::decode_pairs(query) {
        Ok(pairs) => (pairs, None),
        Err(reason) => (Vec::new(), Some(reason)),
    };
    let mut request = Received {
        method,
        path: path.to_owned(),
        query,
        headers,
        body,
        signed: Err(String::new()),
        at: Instant::now(),
        target,
    };
    request.signed = match broken {
        Some(reason) => Err(reason),
        None => verify::verify(&request),
    };
    Ok(Some(request))
}

fn write(mut stream: &TcpStream, reply: Reply, state: &State) -> io::Result<()> {
    let (status, headers, body, promised) = match reply {
        Reply::Json(status, text) => (status, json_headers(), text.into_bytes(), 0),
        Reply::Full(status, headers, body) => (status, headers, body, 0),
        Reply::Half(status, text) => (status, json_headers(), text.into_bytes(), 1000),
        Reply::Close => return Ok(()),
        Reply::Late(wait, reply) => {
            let end = Instant::now() + wait;
            // In small steps, so that dropping the server does not take as long as its slowest reply.
            while Instant::now() < end && !state.stop.load(Ordering::SeqCst) {
                thread::sleep(Duration::from_millis(5));
            }
            return write(stream, *reply, state);
        }
    };
    let mut head = format!("HTTP/1.1 {status} Status\r\nconnection: close\r\n");
    head.push_str(&format!("content-length: {}\r\n", body.len() + promised));
    for (name, value) in headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str("\r\n");
    stream.write_all(head.as_bytes())?;
    stream.write_all(&body)?;
    stream.flush()
}

fn json_headers() -> Vec<(&'static str, String)> {
    vec![("content-type", "application/json;charset=utf-8".to_owned())]
}

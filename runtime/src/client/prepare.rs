//! From a request struct to a message that may be sent: checks it as the client and the call want it, and says what is worth knowing.

use crate::client::settings::Settings;
use crate::error::Failure;
use crate::operation::{Operation, Parameters};
use crate::validate::{self, Findings, Region, Validation, Violations, Warning};
use crate::wire::{self, Message};

/// Checks and encodes a request.
pub(crate) fn prepare(
    settings: &Settings,
    operation: &'static Operation,
    request: &dyn Parameters,
    validation: Validation,
) -> Result<Message, Failure> {
    let region = settings.region.as_deref();
    if validation != Validation::Off {
        let known = match region {
            Some(_) => Region::FilledIn,
            None => Region::Unknown,
        };
        let Findings {
            violations,
            warnings,
        } = validate::find(request, known);
        let (refused, mut warnings) = match validation {
            Validation::Enforce => (violations, warnings),
            Validation::Warn | Validation::Off => (Vec::new(), [violations, warnings].concat()),
        };
        if let Some(hook) = &settings.on_warning {
            for violation in warnings.drain(..) {
                hook(&Warning::new(operation.name, violation));
            }
        }
        if !refused.is_empty() {
            return Err(Failure::Invalid(Violations::new(operation.name, refused)));
        }
    }
    Ok(wire::message(operation, request, region)?)
}

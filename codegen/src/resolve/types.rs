//! Structs and enums come in as fields are resolved, one by one; each distinct shape goes out once, with the name it is
//! known by and the file it belongs to: the one operation's that uses it, or the shared one.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use crate::ir::{self, Check, Field, Struct, Type, TypeDef, TypeId, Usage};
use crate::names::{self, Scope};

/// The types of one service, while they are collected and named.
#[derive(Default)]
pub(super) struct Types {
    drafts: Vec<Draft>,
    by_key: BTreeMap<String, TypeId>,
    shared: Vec<TypeId>,
}

/// A type, under the name that it would like to have.
struct Draft {
    definition: TypeDef,
    /// Names of the types around its first use, outermost (`Request` or `Response`) first.
    parents: Vec<String>,
    /// Places of the operations that use it.
    users: BTreeSet<usize>,
    /// The type that stands for it.
    joined: Option<TypeId>,
}

impl Types {
    /// Adds a type that operation `user` uses, or finds the equal one: same wish for a name, same shape.
    ///
    /// The types of a struct's fields are added before it, so ids grow from the inside to the outside.
    pub(super) fn intern(
        &mut self,
        definition: TypeDef,
        parents: &[String],
        user: usize,
    ) -> TypeId {
        let key = match &definition {
            TypeDef::Enum(definition) => enum_key(definition),
            TypeDef::Struct(definition) => self.struct_key(definition, Keyed::OneDirection),
        };
        let next = TypeId(self.drafts.len());
        let id = *self.by_key.entry(key).or_insert(next);
        match self.drafts.get_mut(id.0) {
            Some(draft) => {
                draft.users.insert(user);
            }
            None => self.drafts.push(Draft {
                definition,
                parents: parents.to_vec(),
                users: BTreeSet::from([user]),
                joined: None,
            }),
        }
        id
    }

    /// Lets an enum stand for those of the same name that list some of its values: one page documents the values that an
    /// operation takes, another all that there are.
    pub(super) fn join_enums(&mut self) {
        let mut by_name: BTreeMap<String, Vec<(BTreeSet<String>, TypeId)>> = BTreeMap::new();
        for (index, draft) in self.drafts.iter().enumerate() {
            if let TypeDef::Enum(definition) = &draft.definition {
                by_name
                    .entry(definition.name.clone())
                    .or_default()
                    .push((values(definition), TypeId(index)));
            }
        }
        for mut group in by_name.into_values() {
            // The longest list first, so that what stands for others is never itself joined.
            group.sort_by_key(|(values, id)| (std::cmp::Reverse(values.len()), *id));
            let mut standing: Vec<(BTreeSet<String>, TypeId)> = Vec::new();
            for (values, id) in group {
                match standing.iter().find(|(all, _)| values.is_subset(all)) {
                    Some(&(_, twin)) => {
                        self.drafts[id.0].joined = Some(twin);
                        let users = self.drafts[id.0].users.clone();
                        self.drafts[twin.0].users.extend(users);
                    }
                    None => standing.push((values, id)),
                }
            }
        }
    }

    /// Lets one struct stand for both directions where exactly one of those sent looks like one received.
    pub(super) fn join_directions(&mut self) {
        let mut sent: BTreeMap<String, Vec<TypeId>> = BTreeMap::new();
        for (id, definition) in self.structs(Usage::Request) {
            sent.entry(self.struct_key(definition, Keyed::EitherDirection))
                .or_default()
                .push(id);
        }
        let received: Vec<TypeId> = self.structs(Usage::Response).map(|(id, _)| id).collect();
        for id in received {
            let draft = &self.drafts[id.0];
            let TypeDef::Struct(definition) = &draft.definition else {
                continue;
            };
            let key = self.struct_key(definition, Keyed::EitherDirection);
            if let Some(&[twin]) = sent.get(&key).map(Vec::as_slice) {
                let users = draft.users.clone();
                let wrappers: Vec<_> = definition
                    .fields
                    .iter()
                    .map(|field| field.wrapper.clone())
                    .collect();
                self.drafts[id.0].joined = Some(twin);
                let twin = &mut self.drafts[twin.0];
                twin.users.extend(users);
                if let TypeDef::Struct(definition) = &mut twin.definition {
                    definition.usage = Usage::Both;
                    for (field, wrapper) in definition.fields.iter_mut().zip(wrappers) {
                        field.wrapper = wrapper;
                    }
                }
            }
        }
    }

    /// Marks as shared what more than one operation uses.
    pub(super) fn share(&mut self) {
        let several =
            |(_, draft): &(usize, &Draft)| draft.joined.is_none() && draft.users.len() > 1;
        self.shared = self
            .drafts
            .iter()
            .enumerate()
            .filter(several)
            .map(|(index, _)| TypeId(index))
            .collect();
    }

    /// Chooses the names: of shared types first, the most used one first; then of each operation's own in page order.
    pub(super) fn name(&mut self, operations: &mut [ir::Operation]) {
        let mut order = self.shared.clone();
        order.sort_by_key(|id| (std::cmp::Reverse(self.drafts[id.0].users.len()), *id));
        let mut scope = Scope::new(names::TYPES);
        let mut constants = Scope::default();
        for id in order {
            // `Request` and `Response` say nothing where several of them meet.
            let draft = &self.drafts[id.0];
            let first = draft.users.first().and_then(|user| operations.get(*user));
            let base = first.map(|operation| names::type_name(&operation.wire));
            let parents: Vec<String> = base
                .into_iter()
                .chain(draft.parents.iter().skip(1).cloned())
                .collect();
            self.claim(id, &parents, &mut scope, &mut constants);
        }
        let shared: BTreeSet<TypeId> = self.shared.iter().copied().collect();
        for (index, operation) in operations.iter_mut().enumerate() {
            let own = |(_, draft): &(usize, &Draft)| {
                draft.joined.is_none() && draft.users.len() == 1 && draft.users.contains(&index)
            };
            operation.local = self
                .drafts
                .iter()
                .enumerate()
                .filter(own)
                .map(|(id, _)| TypeId(id))
                .collect();
            operation.shared = self
                .named_by(operation)
                .intersection(&shared)
                .copied()
                .collect();
            operation
                .shared
                .sort_by_key(|id| self.drafts[id.0].definition.name().to_owned());

            let mut scope = Scope::new(names::TYPES);
            let ir::OperationTypes {
                request,
                required,
                response,
                error,
            } = &operation.types;
            for name in [request, required, response, error] {
                scope.try_claim(name);
            }
            for id in &operation.shared {
                scope.try_claim(self.drafts[id.0].definition.name());
            }
            let mut constants =
                Scope::new(&["ERRORS", "OPERATION", "PAGE", "PARAMETERS", "SERVICE"]);
            for id in &operation.local {
                let parents = self.drafts[id.0].parents.clone();
                self.claim(*id, &parents, &mut scope, &mut constants);
            }
        }
    }

    /// Points every field to the type that stands for its own.
    pub(super) fn redirect(&mut self, operations: &mut [ir::Operation]) {
        let joined: Vec<Option<TypeId>> = self.drafts.iter().map(|draft| draft.joined).collect();
        let own_values: BTreeMap<TypeId, Vec<String>> = self
            .drafts
            .iter()
            .enumerate()
            .filter_map(|(index, draft)| match &draft.definition {
                TypeDef::Enum(definition) if draft.joined.is_some() => {
                    Some((TypeId(index), wires(definition)))
                }
                TypeDef::Enum(_) | TypeDef::Struct(_) => None,
            })
            .collect();
        let structs = self
            .drafts
            .iter_mut()
            .filter_map(|draft| match &mut draft.definition {
                TypeDef::Struct(definition) => Some(&mut definition.fields),
                TypeDef::Enum(_) => None,
            });
        let requests_and_responses = operations
            .iter_mut()
            .flat_map(|operation| [&mut operation.request, &mut operation.response]);
        for field in structs.chain(requests_and_responses).flatten() {
            for rule in &mut field.rules {
                // What stands for the enum lists more values than its page does.
                if let Check::OneOfType(id) = rule.check
                    && let Some(values) = own_values.get(&id)
                {
                    rule.check = Check::OneOf(values.clone());
                }
            }
            if let Some(id) = type_id_mut(&mut field.ty)
                && let Some(Some(twin)) = joined.get(id.0)
            {
                *id = *twin;
            }
        }
    }

    /// All types, and the shared ones sorted by name.
    pub(super) fn finish(mut self) -> (Vec<TypeDef>, Vec<TypeId>) {
        self.shared
            .sort_by_key(|id| self.drafts[id.0].definition.name().to_owned());
        (
            self.drafts
                .into_iter()
                .map(|draft| draft.definition)
                .collect(),
            self.shared,
        )
    }

    fn structs(&self, usage: Usage) -> impl Iterator<Item = (TypeId, &Struct)> {
        self.drafts
            .iter()
            .enumerate()
            .filter_map(move |(index, draft)| match &draft.definition {
                TypeDef::Struct(definition) if definition.usage == usage => {
                    Some((TypeId(index), definition))
                }
                TypeDef::Struct(_) | TypeDef::Enum(_) => None,
            })
    }

    /// Takes the first free name: the plain one, then with more and more of the parents before it, then with a number.
    fn claim(&mut self, id: TypeId, parents: &[String], scope: &mut Scope, constants: &mut Scope) {
        let draft = &mut self.drafts[id.0];
        let mut name = draft.definition.name().to_owned();
        let mut taken = !scope.try_claim(&name);
        for parent in parents.iter().rev() {
            if !taken {
                break;
            }
            let longer = names::type_name(&format!("{parent}{name}"));
            taken = !scope.try_claim(&longer);
            name = longer;
        }
        if taken {
            name = scope.claim(draft.definition.name(), "");
        }
        match &mut draft.definition {
            TypeDef::Enum(definition) => definition.name = name,
            TypeDef::Struct(definition) => {
                definition.constant = constants.claim(&names::constant(&name), "_");
                definition.name = name;
            }
        }
    }

    /// The types that the module of an operation names itself.
    fn named_by(&self, operation: &ir::Operation) -> BTreeSet<TypeId> {
        let local = operation
            .local
            .iter()
            .filter_map(|id| match &self.drafts[id.0].definition {
                TypeDef::Struct(definition) => Some(&definition.fields),
                TypeDef::Enum(_) => None,
            });
        let fields = local
            .flatten()
            .chain(&operation.request)
            .chain(&operation.response);
        fields
            .filter_map(|field| type_id(&field.ty))
            .map(|id| self.standing_for(id))
            .collect()
    }

    fn standing_for(&self, id: TypeId) -> TypeId {
        self.drafts
            .get(id.0)
            .and_then(|draft| draft.joined)
            .unwrap_or(id)
    }

    fn struct_key(&self, definition: &Struct, keyed: Keyed) -> String {
        let mut key = format!("struct {:?}", definition.name);
        if keyed == Keyed::OneDirection {
            let _ = write!(key, " {:?}", definition.usage);
        }
        for field in &definition.fields {
            let Field {
                wire,
                ty,
                wrapper,
                presence,
                position,
                rules,
                ..
            } = field;
            let mut ty = ty.clone();
            if let Some(id) = type_id_mut(&mut ty) {
                *id = self.standing_for(*id);
            }
            let _ = write!(key, "\n{wire:?} {ty:?}");
            if keyed == Keyed::OneDirection {
                let checks: Vec<_> = rules.iter().map(|rule| &rule.check).collect();
                let _ = write!(key, " {wrapper:?} {presence:?} {position:?} {checks:?}");
            }
        }
        key
    }
}

/// How closely two structs must agree to be one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Keyed {
    /// In everything but prose and place.
    OneDirection,
    /// In names and types; only what is sent has checks, only what is received has wrappers.
    EitherDirection,
}

fn wires(definition: &ir::Enum) -> Vec<String> {
    let variants = definition.variants.iter();
    variants.map(|variant| variant.wire.clone()).collect()
}

/// Values as a set, in which case is of no account: answers are read without regard to it.
fn values(definition: &ir::Enum) -> BTreeSet<String> {
    let variants = definition.variants.iter();
    variants
        .map(|variant| variant.wire.to_ascii_lowercase())
        .collect()
}

fn enum_key(definition: &ir::Enum) -> String {
    let values: BTreeSet<&str> = definition
        .variants
        .iter()
        .map(|variant| variant.wire.as_str())
        .collect();
    format!("enum {:?} {values:?}", definition.name)
}

fn type_id(ty: &Type) -> Option<TypeId> {
    match ty {
        Type::Enum(id) | Type::Struct(id) => Some(*id),
        Type::List(inner) | Type::Map(inner) => type_id(inner),
        Type::Text | Type::Secret | Type::Integer | Type::Float | Type::Boolean | Type::Json => {
            None
        }
    }
}

fn type_id_mut(ty: &mut Type) -> Option<&mut TypeId> {
    match ty {
        Type::Enum(id) | Type::Struct(id) => Some(id),
        Type::List(inner) | Type::Map(inner) => type_id_mut(inner),
        Type::Text | Type::Secret | Type::Integer | Type::Float | Type::Boolean | Type::Json => {
            None
        }
    }
}

//! Strict JSON: the one way in which this engine reads it.
//!
//! Derived types also read an array where an object belongs, its members in the order of the
//! fields. No file of ours is written like that, so here an object is an object at every depth.
//! That every file is read by the one type [`Strict`] also keeps the program small: the code for a
//! type is made once for each type of reader, and half of it was for the arrays.

use std::fmt;

use serde::Deserialize;
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error as _, IgnoredAny, MapAccess, SeqAccess,
    VariantAccess, Visitor,
};

/// Reads one JSON value, with nothing but space after it.
///
/// # Errors
/// Where the text is not JSON or not of the type.
pub fn from_str<'de, T: Deserialize<'de>>(text: &'de str) -> serde_json::Result<T> {
    let mut reader = serde_json::Deserializer::from_str(text);
    let value = T::deserialize(Strict(&mut reader))?;
    reader.end()?;
    Ok(value)
}

/// Reads one JSON value from the bytes of a text.
///
/// # Errors
/// As for [`from_str`], and where the bytes are not UTF-8.
pub fn from_slice<'de, T: Deserialize<'de>>(bytes: &'de [u8]) -> serde_json::Result<T> {
    from_str(std::str::from_utf8(bytes).map_err(serde_json::Error::custom)?)
}

/// Text without the byte order mark that some editors and mail programs put before it. RFC 8259 §8.1
/// lets a reader ignore one.
#[must_use]
pub fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

/// True for text that begins with a whole JSON object and goes on after it: it is not cut off, but
/// something was added.
#[must_use]
pub fn goes_on(text: &str) -> bool {
    let mut reader = serde_json::Deserializer::from_str(text);
    text.trim_start().starts_with('{')
        && IgnoredAny::deserialize(Strict(&mut reader)).is_ok()
        && reader.end().is_err()
}

/// True for text that is JSON as far as it goes, and ends before its value does.
#[must_use]
pub fn ends_early(text: &str) -> bool {
    from_str::<IgnoredAny>(text).is_err_and(|error| error.is_eof())
}

/// Strictness around a reader, and around every part of the value that it hands out.
struct Strict<T>(T);

/// Hands each method on to the reader inside, which is strict about these by itself.
macro_rules! hand_on {
    ($($method:ident)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
            self.0.$method(visitor)
        }
    )*};
}

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Strict<D> {
    type Error = D::Error;

    hand_on! {
        deserialize_any deserialize_bool
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64
        deserialize_f32 deserialize_f64 deserialize_char deserialize_str deserialize_string
        deserialize_bytes deserialize_byte_buf deserialize_unit
        deserialize_identifier deserialize_ignored_any
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.0.deserialize_option(Maybe(visitor))
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        self.0.deserialize_unit_struct(name, visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        self.0.deserialize_newtype_struct(name, Wrapped(visitor))
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.0.deserialize_seq(Array(visitor))
    }

    fn deserialize_tuple<V: Visitor<'de>>(
        self,
        _len: usize,
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _len: usize,
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.0.deserialize_map(Object(visitor))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        self.deserialize_map(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        self.0.deserialize_enum(name, variants, Variant(visitor))
    }
}

impl<'de, S: DeserializeSeed<'de>> DeserializeSeed<'de> for Strict<S> {
    type Value = S::Value;

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<S::Value, D::Error> {
        self.0.deserialize(Strict(reader))
    }
}

impl<'de, A: SeqAccess<'de>> SeqAccess<'de> for Strict<A> {
    type Error = A::Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, A::Error> {
        self.0.next_element_seed(Strict(seed))
    }
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Strict<A> {
    type Error = A::Error;

    /// A key is text: there is no object in it.
    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, A::Error> {
        self.0.next_key_seed(seed)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        self.0.next_value_seed(Strict(seed))
    }
}

impl<'de, A: EnumAccess<'de>> EnumAccess<'de> for Strict<A> {
    type Error = A::Error;
    type Variant = Strict<A::Variant>;

    fn variant_seed<V: DeserializeSeed<'de>>(
        self,
        seed: V,
    ) -> Result<(V::Value, Self::Variant), A::Error> {
        let (value, variant) = self.0.variant_seed(seed)?;
        Ok((value, Strict(variant)))
    }
}

impl<'de, A: VariantAccess<'de>> VariantAccess<'de> for Strict<A> {
    type Error = A::Error;

    fn unit_variant(self) -> Result<(), A::Error> {
        self.0.unit_variant()
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, A::Error> {
        self.0.newtype_variant_seed(Strict(seed))
    }

    fn tuple_variant<V: Visitor<'de>>(self, len: usize, visitor: V) -> Result<V::Value, A::Error> {
        self.0.tuple_variant(len, Array(visitor))
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, A::Error> {
        self.0.struct_variant(fields, Object(visitor))
    }
}

/// Lets a visitor say what it expects, whatever is taken from it.
macro_rules! expecting {
    () => {
        type Value = V::Value;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            self.0.expecting(f)
        }
    };
}

/// A visitor of an object and of nothing else.
struct Object<V>(V);

impl<'de, V: Visitor<'de>> Visitor<'de> for Object<V> {
    expecting!();

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<V::Value, A::Error> {
        self.0.visit_map(Strict(map))
    }
}

/// A visitor of an array and of nothing else.
struct Array<V>(V);

impl<'de, V: Visitor<'de>> Visitor<'de> for Array<V> {
    expecting!();

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<V::Value, A::Error> {
        self.0.visit_seq(Strict(list))
    }
}

/// A visitor of a value that may be null.
struct Maybe<V>(V);

impl<'de, V: Visitor<'de>> Visitor<'de> for Maybe<V> {
    expecting!();

    fn visit_none<E: serde::de::Error>(self) -> Result<V::Value, E> {
        self.0.visit_none()
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<V::Value, E> {
        self.0.visit_unit()
    }

    fn visit_some<D: Deserializer<'de>>(self, reader: D) -> Result<V::Value, D::Error> {
        self.0.visit_some(Strict(reader))
    }
}

/// A visitor of a type that wraps another one, or of text that stays JSON for now.
struct Wrapped<V>(V);

impl<'de, V: Visitor<'de>> Visitor<'de> for Wrapped<V> {
    expecting!();

    fn visit_newtype_struct<D: Deserializer<'de>>(self, reader: D) -> Result<V::Value, D::Error> {
        self.0.visit_newtype_struct(Strict(reader))
    }

    /// The one member of this map is the text of a [`serde_json::value::RawValue`].
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<V::Value, A::Error> {
        self.0.visit_map(map)
    }
}

/// A visitor of one of several variants.
struct Variant<V>(V);

impl<'de, V: Visitor<'de>> Visitor<'de> for Variant<V> {
    expecting!();

    fn visit_enum<A: EnumAccess<'de>>(self, variant: A) -> Result<V::Value, A::Error> {
        self.0.visit_enum(Strict(variant))
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::{from_slice, from_str};

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Place {
        name: Option<String>,
        #[serde(default)]
        near: Vec<Place>,
        #[serde(default)]
        is: Option<Kind>,
    }

    #[derive(Debug, PartialEq, Deserialize)]
    enum Kind {
        Plain,
        Of(Box<Place>),
        Sized { width: u8 },
    }

    fn named(name: &str) -> Place {
        Place {
            name: Some(name.to_owned()),
            near: Vec::new(),
            is: None,
        }
    }

    #[test]
    fn what_is_written_as_a_type_says_is_read() {
        let text = r#"{"name":null,"near":[{"name":"a"},{"name":"b","is":"Plain"}],"is":{"Of":{"name":"c"}}}"#;
        let place: Place = from_str(text).unwrap();
        assert_eq!(
            place,
            Place {
                name: None,
                near: vec![
                    named("a"),
                    Place {
                        is: Some(Kind::Plain),
                        ..named("b")
                    }
                ],
                is: Some(Kind::Of(Box::new(named("c")))),
            }
        );
        assert_eq!(
            from_str::<Kind>(r#"{"Sized":{"width":3}}"#).unwrap(),
            Kind::Sized { width: 3 }
        );
    }

    #[test]
    fn an_array_is_no_object_at_any_depth() {
        for text in [
            r#"["a"]"#,
            r#"{"name":"a","near":[["b"]]}"#,
            r#"{"name":"a","is":{"Of":["b"]}}"#,
            r#"{"name":"a","is":{"Sized":[3]}}"#,
        ] {
            assert!(from_str::<Place>(text).unwrap_err().is_data(), "{text}");
        }
    }

    #[test]
    fn what_serde_json_refuses_stays_refused() {
        for text in [
            r#"{"name":"a","name":"b"}"#,
            r#"{"name":"a","other":1}"#,
            r#"{"name":"a"} {}"#,
            r#"{"name":"a""#,
        ] {
            assert!(from_str::<Place>(text).is_err(), "{text}");
        }
        let deep = r#"{"name":"a","near":["#.repeat(200);
        let error = from_str::<Place>(&deep).unwrap_err();
        assert!(error.to_string().contains("recursion"), "{error}");
        assert!(from_slice::<String>(b"\"\xff\"").is_err());
    }
}

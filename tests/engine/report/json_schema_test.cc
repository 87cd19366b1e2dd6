// The validator of the tests, held to what JSON Schema 2020-12 says.
#include "tests/support/json_schema.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

namespace tamga {
namespace {

struct SchemaCase {
  const char* schema;
  const char* document;
  bool valid;
};

const SchemaCase kCases[] = {
    {R"({"type": "object"})", R"({})", true},
    {R"({"type": "object"})", R"([])", false},
    {R"({"type": "array"})", R"([])", true},
    {R"({"type": "array"})", R"({})", false},
    {R"({"type": "string"})", R"("")", true},
    {R"({"type": "string"})", R"(1)", false},
    {R"({"type": "boolean"})", R"(false)", true},
    {R"({"type": "boolean"})", R"(0)", false},
    {R"({"type": "null"})", R"(null)", true},
    {R"({"type": "null"})", R"(0)", false},
    {R"({"type": "number"})", R"(1.5)", true},
    {R"({"type": "number"})", R"("1.5")", false},
    {R"({"type": "integer"})", R"(-3)", true},
    {R"({"type": "integer"})", R"(1.0)", true},
    {R"({"type": "integer"})", R"(1.5)", false},
    {R"({"type": "integer"})", R"("1")", false},
    {R"({"const": "a"})", R"("a")", true},
    {R"({"const": "a"})", R"("b")", false},
    {R"({"const": 1})", R"("1")", false},
    {R"({"enum": ["a", 2]})", R"(2)", true},
    {R"({"enum": ["a", 2]})", R"("2")", false},
    {R"({"minimum": 0})", R"(0)", true},
    {R"({"minimum": 0})", R"(-0.1)", false},
    {R"({"minimum": 0})", R"("-1")", true},  // other types are not its business
    {R"({"maximum": 100})", R"(100.0)", true},
    {R"({"maximum": 100})", R"(100.01)", false},
    {R"({"pattern": "^[0-9]{2}$"})", R"("42")", true},
    {R"({"pattern": "^[0-9]{2}$"})", R"("421")", false},
    {R"({"pattern": "b"})", R"("abc")", true},  // found anywhere unless anchored
    {R"({"minItems": 1})", R"([0])", true},
    {R"({"minItems": 1})", R"([])", false},
    {R"({"items": {"type": "integer"}})", R"([1, 2])", true},
    {R"({"items": {"type": "integer"}})", R"([1, "2"])", false},
    {R"({"required": ["a"]})", R"({"a": null})", true},
    {R"({"required": ["a"]})", R"({"b": 1})", false},
    {R"({"properties": {"a": {"type": "integer"}}})", R"({"a": 1, "b": "x"})", true},
    {R"({"properties": {"a": {"type": "integer"}}})", R"({"a": "x"})", false},
    {R"({"properties": {"a": {}}, "additionalProperties": false})", R"({"a": "x"})", true},
    {R"({"properties": {"a": {}}, "additionalProperties": false})", R"({"a": 1, "b": 1})", false},
    {R"({"additionalProperties": false})", R"({"b": 1})", false},
    {R"({"$defs": {"n": {"minimum": 3}}, "$ref": "#/$defs/n"})", R"(3)", true},
    {R"({"$defs": {"n": {"minimum": 3}}, "$ref": "#/$defs/n"})", R"(2)", false},
    {R"({"$defs": {"n": {"minimum": 3}}, "$ref": "#/$defs/n", "maximum": 5})", R"(6)", false},  // beside a reference
    {R"({"$ref": "#/$defs/n"})", R"(2)", false},                                                // no such definition
    {R"({"format": "date", "title": "t", "description": "d", "$schema": "s"})", R"("not a date")", true},
    {R"({"minLength": 1})", R"("a")", false},  // a keyword that the validator does not know
};

TEST(JsonSchema, TakesWhatIsValidAndRefusesTheRest) {
  for (const auto& c : kCases) {
    const auto faults = testing::schema_faults(Json::parse(c.schema), Json::parse(c.document));
    EXPECT_EQ(faults.empty(), c.valid) << c.schema << " against " << c.document;
  }
}

TEST(JsonSchema, NamesThePlace) {
  const auto schema = Json::parse(R"({"properties": {"list": {"items": {"required": ["x"]}}}})");
  const auto faults = testing::schema_faults(schema, Json::parse(R"({"list": [{"x": 1}, {}]})"));
  ASSERT_EQ(faults.size(), 1U);
  EXPECT_EQ(faults[0], "/list/1: lacks \"x\"");
}

}  // namespace
}  // namespace tamga

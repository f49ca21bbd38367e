// The JSON schema of the profile format, for editors.
#include "Model/ProfileFormat.h"
#include "Model/ProfileReader.h"
#include "llvm/Support/JSON.h"

namespace clang::tidy::coro {
namespace {

template <typename E, size_t N>
llvm::json::Object enumSchema(const Spelt<E> (&Table)[N]) {
  llvm::json::Array Values;
  for (const Spelt<E> &Row : Table)
    Values.push_back(Row.Name);
  return llvm::json::Object{{"enum", std::move(Values)}};
}

llvm::json::Object listOf(llvm::json::Object Item) {
  return llvm::json::Object{{"type", "array"}, {"items", std::move(Item)}};
}

llvm::json::Object stringSchema() {
  return llvm::json::Object{{"type", "string"}};
}

/// The schema of the value of \p Key: the keys with values of their own, then the name lists, then plain strings.
llvm::json::Object valueSchema(llvm::StringRef Key) {
  if (Key == "kind")
    return enumSchema(KindNames);
  if (Key == "start")
    return enumSchema(StartNames);
  if (Key == "dropped")
    return enumSchema(DropNames);
  if (Key == "role")
    return enumSchema(FunctionRoleNames);
  if (Key == "roles")
    return listOf(enumSchema(TypeRoleNames));
  if (Key == "grade")
    return enumSchema(GradeNames);
  if (Key == "single-shot")
    return llvm::json::Object{{"type", "boolean"}};
  if (Key == "argument")
    return llvm::json::Object{
        {"oneOf", llvm::json::Array{
                      llvm::json::Object{{"type", "integer"}, {"minimum", 0}},
                      llvm::json::Object{
                          {"enum", llvm::json::Array{"all", "object"}}}}}};
  for (llvm::StringRef List : {"names", "join", "close", "spawn", "acquire",
                               "release", "in", "needs", "unless"})
    if (Key == List)
      return listOf(stringSchema());
  return stringSchema();
}

template <typename T> llvm::json::Object mappingSchema() {
  llvm::json::Object Properties;
  for (llvm::StringRef Key : keysOf<T>())
    Properties[Key] = valueSchema(Key);
  llvm::json::Array RequiredKeys;
  for (llvm::StringRef Key : Required<T>)
    RequiredKeys.push_back(Key);
  return llvm::json::Object{{"type", "object"},
                            {"additionalProperties", false},
                            {"required", std::move(RequiredKeys)},
                            {"properties", std::move(Properties)}};
}

} // namespace

void writeProfileSchema(llvm::raw_ostream &OS) {
  llvm::json::Object Schema = mappingSchema<Profile>();
  Schema["$schema"] = "https://json-schema.org/draft/2020-12/schema";
  Schema["title"] = "coro-tidy library profile";
  llvm::json::Object &Properties = *Schema.getObject("properties");
  Properties["types"] = listOf(mappingSchema<TypeProfile>());
  Properties["functions"] = listOf(mappingSchema<FunctionProfile>());
  Properties["replacements"] = listOf(mappingSchema<ReplacementProfile>());
  OS << llvm::formatv("{0:2}", llvm::json::Value(std::move(Schema))) << '\n';
}

} // namespace clang::tidy::coro

// `coro-tidy inspect --format=json`: the same beliefs for programs.
#include "InspectionOutput.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/Support/JSON.h"

using llvm::json::OStream;

namespace clang::tidy::coro {
namespace {

class JsonPrinter {
public:
  JsonPrinter(CoroutineModel &Model, llvm::raw_ostream &OS)
      : Model(Model), Context(Model.context()), J(OS, /*IndentSize=*/2) {}

  void print(const Inspection &Inspected, llvm::StringRef File);

private:
  void print(const InspectedType &T);
  void print(const InspectedCoroutine &C);
  void print(const InspectedCall &C);

  void facets(const TypeFacets &Facets);
  void members(const TypeFacets &Facets);
  void why(const TypeFacets &Facets);
  void place(llvm::StringRef Key, SourceLocation Loc);
  void profile(llvm::StringRef File, unsigned Line);
  void type(llvm::StringRef Key, QualType T);
  template <typename List, typename Each>
  void array(llvm::StringRef Key, const List &Items, Each Print) {
    J.attributeArray(Key, [&] {
      for (const auto &Item : Items)
        Print(Item);
    });
  }

  CoroutineModel &Model;
  ASTContext &Context;
  OStream J;
};

void JsonPrinter::place(llvm::StringRef Key, SourceLocation Loc) {
  Place At = placeOf(Loc, Context.getSourceManager());
  if (At.isValid())
    J.attributeObject(Key, [&] {
      J.attribute("file", At.File);
      J.attribute("line", At.Line);
      J.attribute("column", At.Column);
    });
}

void JsonPrinter::profile(llvm::StringRef File, unsigned Line) {
  J.attributeObject("profile", [&] {
    J.attribute("file", File);
    J.attribute("line", Line);
  });
}

void JsonPrinter::type(llvm::StringRef Key, QualType T) {
  if (!T.isNull())
    J.attribute(Key, displayName(T, Context));
}

void JsonPrinter::facets(const TypeFacets &Facets) {
  J.attribute("kind", spelling(Facets.Kind));
  if (Facets.isCoroutine())
    J.attributeObject("coroutine", [&] {
      J.attribute("promise", displayName(*Facets.Promise));
      J.attribute("start", spelling(Facets.Start));
      J.attribute("yields", Facets.Yields);
      J.attribute("returnsValue", Facets.ReturnsValue);
      J.attribute("returnsVoid", Facets.ReturnsVoid);
      J.attribute("destroysItself", Facets.DestroysItself);
      J.attribute("awaitTransform", spelling(Facets.AwaitTransform));
    });
  J.attribute("awaitedBy", spelling(Facets.Awaited));
  J.attribute("rvalueOnly", Facets.RvalueOnly);
  J.attribute("awaitableAgain", Facets.AwaitableAgain);
  type("awaitResult", Facets.AwaitResult);
  J.attribute("range", spelling(Facets.Range));
  J.attribute("nodiscard", Facets.NoDiscard);
  J.attribute("moveOnly", Facets.MoveOnly);
  J.attribute("singleShot", Facets.SingleShot);
  J.attribute("dropped", spelling(Facets.Dropped));
  J.attributeArray("roles", [&] {
    for (unsigned R = 0; R != NumTypeRoles; ++R)
      if (Facets.Roles.has(TypeRole(R)))
        J.value(spelling(TypeRole(R)));
  });
}

void JsonPrinter::members(const TypeFacets &Facets) {
  for (auto [Key, Members] : {std::pair("join", &Facets.JoinMembers),
                              {"close", &Facets.CloseMembers},
                              {"spawn", &Facets.SpawnMembers},
                              {"acquire", &Facets.AcquireMembers},
                              {"release", &Facets.ReleaseMembers}})
    if (!Members->empty())
      array(Key, *Members, [&](llvm::StringRef Name) { J.value(Name); });
}

void JsonPrinter::why(const TypeFacets &Facets) {
  array("why", Facets.Why, [&](const Evidence &E) {
    J.object([&] {
      J.attribute("about", spelling(E.About));
      if (E.Role)
        J.attribute("role", spelling(*E.Role));
      if (!E.What.empty())
        J.attribute("what", E.What);
      place("at", E.Where);
      if (E.Source)
        profile(E.Source->File, E.Line);
    });
  });
}

void JsonPrinter::print(const InspectedType &T) {
  J.object([&] {
    type("name", T.Type);
    place("declared", T.Record->getLocation());
    J.attribute("byTemplate", T.ByTemplate);
    array("profiles", profilesOf(T, Model),
          [&](const FromProfile<TypeProfile> &Said) {
            J.object([&] {
              J.attribute("library", Said.library());
              profile(Said.file(), Said.line());
              if (!Said->Reason.empty())
                J.attribute("reason", Said->Reason);
            });
          });
    array("alike", T.Alike,
          [&](QualType Other) { J.value(displayName(Other, Context)); });
    facets(*T.Facets);
    members(*T.Facets);
    why(*T.Facets);
  });
}

void JsonPrinter::print(const InspectedCoroutine &C) {
  J.object([&] {
    J.attribute("name", displayName(*C.Function));
    place("at", C.Function->getLocation());
    type("returns", C.Returns);
    array("suspensions", C.Points, [&](const SuspensionPoint &Point) {
      J.object([&] {
        J.attribute("kind", spelling(Point.Kind));
        place("at", Point.Where);
        if (Point.Operand)
          J.attribute("operand", sourceText(*Point.Operand, Context));
        if (Point.Suspends)
          J.attribute("suspends", *Point.Suspends);
        if (Point.Where.isMacroID())
          J.attribute("inMacro", true);
      });
    });
  });
}

void JsonPrinter::print(const InspectedCall &C) {
  J.object([&] {
    J.attribute("callee", displayName(*C.Callee));
    place("at", C.Where);
    if (C.Caller)
      J.attribute("in", displayName(*C.Caller));
    array("roles", C.Roles, [&](const FromProfile<FunctionProfile> &Said) {
      J.object([&] {
        J.attribute("role", spelling(Said->Role));
        if (Said->Grade != BlockingGrade::None)
          J.attribute("grade", spelling(Said->Grade));
        if (Said->Argument.Index == ArgumentRef::All)
          J.attribute("argument", "all");
        else if (Said->Argument.Index == ArgumentRef::Object)
          J.attribute("argument", "object");
        else if (Said->Argument.Index != ArgumentRef::None)
          J.attribute("argument", Said->Argument.Index);
        if (!Said->Reason.empty())
          J.attribute("reason", Said->Reason);
        if (!Said->Instead.empty())
          J.attribute("instead", Said->Instead);
        J.attribute("library", Said.library());
        profile(Said.file(), Said.line());
      });
    });
    array("replacements", C.Replacements, [&](const auto &Said) {
      J.object([&] {
        if (Said->With.empty())
          J.attribute("hint", Said->Hint);
        else
          J.attribute("with", Said->With);
        profile(Said.file(), Said.line());
      });
    });
  });
}

void JsonPrinter::print(const Inspection &Inspected, llvm::StringRef File) {
  J.object([&] {
    J.attribute("version", 1);
    J.attribute("file", File);
    auto PrintEach = [this](const auto &Thing) { print(Thing); };
    array("types", Inspected.Types, PrintEach);
    array("coroutines", Inspected.Coroutines, PrintEach);
    array("calls", Inspected.Calls, PrintEach);
  });
}

} // namespace

void printJson(const Inspection &Inspected, CoroutineModel &Model,
               llvm::StringRef File, llvm::raw_ostream &OS) {
  JsonPrinter(Model, OS).print(Inspected, File);
  OS << '\n';
}

} // namespace clang::tidy::coro

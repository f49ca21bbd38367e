// Local containers of tasks: they are filled, and then?
#include "Analysis/TaskContainers.h"
#include "Analysis/Discarded.h"
#include "Analysis/NewTasks.h"
#include "Model/RecordLookup.h"
#include "clang/AST/ParentMapContext.h"
#include "llvm/ADT/SmallSet.h"
#include "llvm/ADT/StringSwitch.h"

namespace clang::tidy::coro {

const TypeFacets *tasksIn(QualType T, CoroutineModel &Model) {
  const auto *Spec = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      T->getAsCXXRecordDecl());
  if (!Spec || !Spec->isInStdNamespace() ||
      Spec->getTemplateArgs().size() == 0 ||
      Spec->getTemplateArgs()[0].getKind() != TemplateArgument::Type ||
      (!methodNamed(Spec, "push_back") && !methodNamed(Spec, "push") &&
       !methodNamed(Spec, "insert")))
    return nullptr;
  const TypeFacets &Element =
      Model.facets(Spec->getTemplateArgs()[0].getAsType());
  return Element.isTask() && Element.mustBeConsumed() ? &Element : nullptr;
}

namespace {

/// What a use of a container means for the tasks in it.
enum class Access : uint8_t {
  Append, ///< one more at the end
  Look,   ///< how many there are, how many there could be
  First,  ///< the first one is taken
  Last,   ///< the last one is taken
  At,     ///< the one with a constant index is taken
  Other,
};

llvm::StringRef nameOf(const CXXMemberCallExpr *Call) {
  const CXXMethodDecl *Method = Call ? Call->getMethodDecl() : nullptr;
  return Method && Method->getIdentifier() ? Method->getName()
                                           : llvm::StringRef();
}

Access accessOf(const LocalUse &Use) {
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Use.Where))
    return Operator->getOperator() == OO_Subscript ? Access::At : Access::Other;
  return llvm::StringSwitch<Access>(
             nameOf(dyn_cast<CXXMemberCallExpr>(Use.Where)))
      .Cases({"push_back", "emplace_back"}, Access::Append)
      .Cases({"reserve", "size", "empty", "capacity"}, Access::Look)
      .Case("front", Access::First)
      .Case("back", Access::Last)
      .Case("at", Access::At)
      .Default(Access::Other);
}

/// The constant index with which \p Use takes an element out.
std::optional<uint64_t> constantIndex(const LocalUse &Use,
                                      ASTContext &Context) {
  const auto *Call = cast<CallExpr>(Use.Where);
  const Expr *Index =
      Call->getNumArgs() == 0 ? nullptr : Call->getArg(Call->getNumArgs() - 1);
  Expr::EvalResult Result;
  if (!Index || Index->isValueDependent() ||
      !Index->EvaluateAsInt(Result, Context) ||
      Result.Val.getInt().isNegative())
    return std::nullopt;
  return Result.Val.getInt().getLimitedValue();
}

/// Whether \p Element, an element of a container, is where a pointer to its neighbours starts: `&tasks[0]`.
bool isAddressTaken(const Expr &Element, ASTContext &Context) {
  // An operand of co_await has several parents: the await, and what it is made of.
  return llvm::any_of(
      Context.getParents(Element), [&](const DynTypedNode &Parent) {
        if (const auto *Paren = Parent.get<ParenExpr>())
          return isAddressTaken(*Paren, Context);
        if (const auto *Unary = Parent.get<UnaryOperator>())
          return Unary->getOpcode() == UO_AddrOf;
        const auto *Call = Parent.get<CallExpr>();
        const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
        return Callee && Callee->isInStdNamespace() &&
               Callee->getIdentifier() && Callee->getName() == "addressof";
      });
}

/// The tasks of one container, by index.
class Contents {
public:
  Contents(const CFGBlock *Home, FunctionCFG &Graph, CoroutineModel &Model)
      : Home(Home), Graph(Graph), Model(Model) {}

  /// Whether \p Placed is understood.
  bool add(const PlacedUse &Placed) {
    const Access How = accessOf(*Placed.Use);
    if (How > Access::Look &&
        isAddressTaken(*Placed.Use->Where, Model.context()))
      return false;
    switch (How) {
    case Access::Append:
      Made.push_back(Placed.Use->NewValue);
      return isOnEachPath(Placed.Block) && Placed.Use->NewValue &&
             makesObligation(Placed.Use->NewValue, Model);
    case Access::Look:
      return true;
    case Access::First:
      Taken.insert(0);
      return true;
    case Access::Last:
      Taken.insert(Made.size() - 1);
      return !Made.empty() && isOnEachPath(Placed.Block);
    case Access::At:
      if (std::optional<uint64_t> Index =
              constantIndex(*Placed.Use, Model.context())) {
        Taken.insert(*Index);
        return true;
      }
      return false;
    case Access::Other:
      return false;
    }
    llvm_unreachable("an access");
  }

  /// What makes the first task that nobody takes; null if each is taken.
  const Expr *leftBehind() const {
    for (uint64_t Index = 0; Index != Made.size(); ++Index)
      if (!Taken.contains(Index))
        return Made[Index];
    return nullptr;
  }

private:
  /// Whether \p Block is passed once each time that the container is made.
  bool isOnEachPath(const CFGBlock *Block) {
    return Block == Home ||
           (Graph.dominates(Home, Block) && Graph.postDominates(Block, Home) &&
            !Graph.reaches(Block, Block, Home));
  }

  const CFGBlock *Home;
  FunctionCFG &Graph;
  CoroutineModel &Model;
  llvm::SmallVector<const Expr *, 4> Made;
  llvm::SmallSet<uint64_t, 4> Taken;
};

/// Whether \p Local begins empty, so that what is put in first is at 0.
bool beginsEmpty(const VarDecl *Local) {
  const auto *Construct = dyn_cast_or_null<CXXConstructExpr>(
      Local->getInit() ? withoutWrappers(Local->getInit()) : nullptr);
  return Construct && Construct->getConstructor()->isDefaultConstructor();
}

/// The value of the first filling use that makes a task, if all uses only fill; null otherwise.
const Expr *neverDrained(llvm::ArrayRef<PlacedUse> Uses,
                         CoroutineModel &Model) {
  const Expr *Filled = nullptr;
  for (const PlacedUse &Placed : Uses) {
    if (Placed.Use->Kind != UseKind::Fill)
      return nullptr;
    const Expr *Value = Placed.Use->NewValue;
    if (!Filled && Value && makesObligation(Value, Model))
      Filled = Value;
  }
  return Filled;
}

} // namespace

std::optional<ObligationFault>
containerFault(const VarDecl *Local, const TypeFacets &Element,
               const CFGBlock *Home, llvm::ArrayRef<PlacedUse> Uses,
               FunctionCFG &Graph, CoroutineModel &Model) {
  ObligationFault Fault(ObligationFaultKind::NeverDrained, Local, &Element);
  Fault.At = Local->getLocation();
  if ((Fault.Created = neverDrained(Uses, Model)))
    return Fault;
  // An eager task has run all the same: picking some of several is then a way to use them.
  if (!Home || Element.Dropped != DropEffect::NeverRuns || !beginsEmpty(Local))
    return std::nullopt;
  Contents Tasks(Home, Graph, Model);
  for (const PlacedUse &Placed : Uses)
    if (!Tasks.add(Placed))
      return std::nullopt;
  Fault.Kind = ObligationFaultKind::PartlyDrained;
  Fault.Created = Tasks.leftBehind();
  return Fault.Created ? std::optional(Fault) : std::nullopt;
}

} // namespace clang::tidy::coro

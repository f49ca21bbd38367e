// Coroutine values used as what they are not, found in the compiler's errors: which error may mean what.
#include "Analysis/WrongKind.h"
#include "Analysis/WrongKindFinder.h"
#include "clang/Basic/DiagnosticSema.h"

namespace clang::tidy::coro {

bool isInstantiationNote(const LoggedNote &Note) {
  switch (Note.ID) {
  case diag::note_function_template_spec_here:
  case diag::note_template_member_class_here:
  case diag::note_template_member_function_here:
  case diag::note_template_class_instantiation_here:
  case diag::note_template_class_explicit_specialization_was_here:
  case diag::note_default_arg_instantiation_here:
  case diag::note_default_function_arg_instantiation_here:
  case diag::note_template_static_data_member_def_here:
  case diag::note_template_variable_def_here:
  case diag::note_constraint_substitution_here:
    return true;
  default:
    return false;
  }
}

void WrongKindFinder::read(const LoggedError &E) {
  // With other template arguments there may be no error.
  InInstantiation = llvm::any_of(E.Notes, isInstantiationNote);
  // No error is of two of these.
  readValue(E);
  readOperator(E);
  readCall(E);
  readMember(E);
  readCoroutine(E);
}

void WrongKindFinder::readValue(const LoggedError &E) {
  switch (E.ID) {
  case diag::err_typecheck_nonviable_condition:
    return conversion(E, 1, 2);
  case diag::err_typecheck_convert_incompatible:
    return givesValue(argumentType(E, 1)) ? conversion(E, 1, 0)
                                          : conversion(E, 0, 1);
  case diag::err_ovl_no_conversion_in_cast:
    return conversion(E, 1, 2);
  case diag::err_typecheck_bool_condition:
    return condition(E);
  case diag::err_typecheck_statement_requires_integer:
    return switched(E);
  case diag::warn_non_pod_vararg_with_format_string:
  case diag::warn_cannot_pass_non_pod_arg_to_vararg:
    return variadic(E);
  case diag::err_decomp_decl_wrong_number_bindings:
    return bindings(E);
  case diag::err_decomp_decl_inaccessible_field:
  case diag::err_decomp_decl_multiple_bases_with_members:
    return privateBinding(E);
  default:
    return;
  }
}

void WrongKindFinder::readOperator(const LoggedError &E) {
  switch (E.ID) {
  case diag::err_typecheck_unary_expr:
  case diag::err_typecheck_indirection_requires_pointer:
  case diag::err_typecheck_illegal_increment_decrement:
    return unary(E);
  case diag::err_typecheck_invalid_operands:
    return binary(E);
  case diag::err_ovl_no_viable_oper:
    return overloadedBinary(E);
  case diag::err_typecheck_cond_incompatible_operands:
    return conditional(E);
  case diag::err_ovl_no_viable_subscript:
  case diag::err_ovl_no_oper:
    return subscript(E);
  default:
    return;
  }
}

void WrongKindFinder::readCall(const LoggedError &E) {
  switch (E.ID) {
  case diag::err_ovl_no_viable_function_in_call:
  case diag::err_ovl_no_viable_member_function_in_call:
  case diag::err_ovl_no_viable_function_in_init:
    return call(E);
  case diag::err_ovl_deleted_call:
    if (E.Arguments.size() > 1 && E.Arguments[1].Name == "await_transform")
      promiseCall(E, "await_transform");
    return;
  case diag::err_deleted_function_use:
    // `void await_transform() = delete;`
    if (Code.text({E.Loc, E.Loc}) == "co_await")
      promiseCall(E, "await_transform");
    return;
  default:
    return;
  }
}

void WrongKindFinder::readMember(const LoggedError &E) {
  switch (E.ID) {
  case diag::err_no_member:
  case diag::err_no_member_suggest:
    return missingMember(E);
  case diag::err_typecheck_member_reference_suggestion:
    return member(E);
  case diag::err_for_range_invalid:
    return rangeFor(E);
  default:
    return;
  }
}

void WrongKindFinder::readCoroutine(const LoggedError &E) {
  switch (E.ID) {
  case diag::err_implied_std_coroutine_traits_promise_type_not_found:
    return noPromise(E);
  case diag::err_coroutine_invalid_func_context:
    return noCoroutine(E);
  default:
    return;
  }
}

WrongKinds::WrongKinds(ASTContext &Context, CoroutineModel *Model) {
  const ErrorLog &Log = ErrorLog::of(Context.getDiagnostics());
  if (Log.errors().empty())
    return;
  WrongKindFinder Finder(*Model, Found);
  for (const LoggedError &Error : Log.errors())
    Finder.read(Error);
}

llvm::ArrayRef<WrongKind> wrongKinds(CoroutineModel &Model) {
  return perASTContext<WrongKinds>(Model.context(), &Model).all();
}

} // namespace clang::tidy::coro
